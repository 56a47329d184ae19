import { useMemo, useRef } from "react";
import { TOUCHING_SHOWN, TouchingSpecBugs } from "@/components/spec-bugs/touching-spec-bugs";
import { Panel } from "@/components/ui/panel";
import type { CountedBucket, CountedCrossing } from "@/lib/coverage/counting";
import type { HeatmapCell } from "@/lib/coverage/heatmap-cells";
import type { LinkedSpecBugs } from "@/lib/spec-bugs/linked-spec-bugs";
import { listTouching } from "@/lib/spec-bugs/touches-view";
import { BucketPanel, EmptyBucketPanel } from "./bucket-panel";
import { CrossingPanel, listLabels } from "./crossing-panel";
import { useMapState } from "./map-state";
import { RefineLinks } from "./refine-links";

/** Beside the map: the place in focus, or the crossing as a whole where none is. */
export function MapDetails({
  crossing,
  cell,
  linked,
  getHref,
  onOpen,
  onOverview,
}: {
  crossing: CountedCrossing;
  cell: HeatmapCell | null;
  linked: LinkedSpecBugs;
  getHref: (bucket: CountedBucket) => string;
  onOpen: (bucket: CountedBucket) => void;
  onOverview: () => void;
}) {
  const { project, map, view } = useMapState();
  const details = useRef<HTMLElement>(null);
  const showOverview = () => {
    onOverview();
    // The button that had the focus goes away with the bucket.
    details.current?.focus();
  };
  const bucket = cell?.bucket;
  const bugs = useMemo(() => {
    if (!bucket) return [];
    const touching = listTouching({ ...view, at: bucket.at }, linked.links, map, linked.sets);
    return touching.ok ? linked.bugs.filter(({ id }) => touching.value.has(id)) : [];
  }, [bucket, view, map, linked]);
  return (
    <aside
      ref={details}
      tabIndex={-1}
      aria-label="Details"
      className="border-t bg-panel px-4 py-4 xl:border-t-0 xl:border-l xl:px-5 print:mt-4 print:border-x-0 print:border-t print:px-0"
    >
      <Panel title="The details">
        {bucket ? (
          <BucketPanel
            labels={listLabels(crossing, bucket)}
            bucket={bucket}
            href={getHref(bucket)}
            onOpen={() => onOpen(bucket)}
            onOverview={showOverview}
          >
            <TouchingSpecBugs project={project} bugs={bugs.slice(0, TOUCHING_SHOWN)} total={bugs.length} />
            <RefineLinks project={project} map={map} at={bucket.at} campaigns={view.campaigns} />
          </BucketPanel>
        ) : cell ? (
          <EmptyBucketPanel sentence={cell.sentence} onOverview={showOverview} />
        ) : (
          <CrossingPanel crossing={crossing} getHref={getHref} />
        )}
      </Panel>
    </aside>
  );
}
