import { useMemo, useRef } from "react";
import { TOUCHING_SHOWN, TouchingSpecBugs } from "@/components/spec-bugs/touching-spec-bugs";
import { Panel } from "@/components/ui/panel";
import type { CountedBucket, CountedCrossing } from "@/lib/coverage/counting";
import type { Placed } from "@/lib/coverage/map-layout";
import type { RunRow } from "@/lib/coverage/run-row";
import type { LinkedSpecBugs } from "@/lib/spec-bugs/linked-spec-bugs";
import { listTouching } from "@/lib/spec-bugs/touches-view";
import { formatBucketOrigin } from "@/lib/url/bucket-origin";
import { loadBucketQuery } from "@/lib/url/bucket-url";
import { buildJudgedHref } from "@/lib/url/run-url";
import { BucketPanel, EmptyBucketPanel } from "./bucket-panel";
import { BucketTrend } from "./bucket-trend";
import { CrossingPanel, listLabels } from "./crossing-panel";
import { LatestRuns } from "./latest-runs";
import { useMapState } from "./map-state";
import { NextSteps } from "./next-steps";
import { RefineLinks } from "./refine-links";
import { useBucketAnswers } from "./use-bucket-answers";

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
  cell: Placed | null;
  linked: LinkedSpecBugs;
  getHref: (bucket: CountedBucket) => string;
  onOpen: (bucket: CountedBucket) => void;
  onOverview: () => void;
}) {
  const { project, map, view } = useMapState();
  const answers = useBucketAnswers(cell?.bucket ?? null);
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
            next={<NextSteps bucket={bucket} crossing={crossing} href={getHref(bucket)} />}
          >
            {answers.latest && (
              <LatestRuns
                name={answers.latest.onlyFailures ? "Latest failures" : "Latest observations"}
                expected={answers.latest.expected}
                latest={answers.latest}
                getHref={(row) => buildRowHref(project, getHref(bucket), answers.latest!.onlyFailures, row)}
              />
            )}
            {answers.trend && (
              <BucketTrend trend={answers.trend} counting={bucket.counting} shown={view.campaigns} />
            )}
            <TouchingSpecBugs project={project} bugs={bugs.slice(0, TOUCHING_SHOWN)} total={bugs.length} />
            <RefineLinks
              project={project}
              map={map}
              at={bucket.at}
              looked={{ campaign: view.campaigns, counting: bucket.counting }}
            />
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

/** Link to the message a run was judged at, with the way on to the next one that the bucket's page lists. */
function buildRowHref(project: string, bucketHref: string, onlyFailures: boolean, row: RunRow): string {
  const query = {
    ...loadBucketQuery(new URLSearchParams(bucketHref.slice(bucketHref.indexOf("?")))),
    outcome: onlyFailures ? ["fail"] : [],
    sort: "started_at" as const,
    direction: "desc" as const,
  };
  return buildJudgedHref(project, row, formatBucketOrigin(query, row));
}
