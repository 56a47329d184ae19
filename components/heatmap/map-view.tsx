"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { Notices } from "@/components/ui/notices";
import { Panel } from "@/components/ui/panel";
import {
  type CountedBucket,
  type CountedCrossing,
  countCrossing,
  getOtherCounting,
  isDecided,
} from "@/lib/coverage/counting";
import { formatFilter } from "@/lib/coverage/filter";
import { buildHeatmapModel, findCell, getPlace } from "@/lib/coverage/heatmap-model";
import type { LinkedSpecBugs } from "@/lib/spec-bugs/linked-spec-bugs";
import { buildBucketHref } from "@/lib/url/bucket-url";
import { buildMapHref } from "@/lib/url/map-url";
import { buildNewSnapshotHref } from "@/lib/url/snapshot-url";
import { HeatmapGrid } from "./heatmap-grid";
import { Legend } from "./legend";
import { MapControls } from "./map-controls";
import { MapDetails } from "./map-details";
import { MapHeader } from "./map-header";
import { useMapState } from "./map-state";
import { OfflineNotice } from "./offline-notice";
import { type Question, type ShownCrossing, useCrossing } from "./use-crossing";
import { useFilterKey } from "./use-filter-key";
import type { GridPosition } from "./use-grid-keys";
import { useMapKeys } from "./use-map-keys";

/** The heatmap with its controls, legend and side panel. */
export function MapView({
  served,
  answered,
  linked,
  title,
  unreadable,
  children,
}: {
  /** The crossing as the server counted it, and the question it answers. */
  served: ShownCrossing;
  answered: Question;
  linked: LinkedSpecBugs;
  title: { name: string; synthetic: boolean };
  /** Notices about parameters of the address that could not be read. */
  unreadable: string[];
  /** What stands below the map. */
  children?: ReactNode;
}) {
  const router = useRouter();
  const { project, map, query, view, apply } = useMapState();
  const { metric, counting, row_order, column_order, campaign } = query;
  const { shown, isStale } = useCrossing(served, answered);
  const crossing = useMemo(() => countCrossing(shown, counting), [shown, counting]);
  const [active, setActive] = useState<CountedBucket["at"] | null>(view.at);
  const filter = useRef<HTMLDetailsElement>(null);
  const leave = () => setActive(null);

  const model = useMemo(() => {
    const values = crossing.by.map(
      ({ id }) => map.dimensions.find((dimension) => dimension.id === id)!.values,
    );
    return buildHeatmapModel(crossing, {
      metric,
      rowOrder: row_order,
      columnOrder: column_order,
      values,
    });
  }, [crossing, map, metric, row_order, column_order]);

  const where = useMemo(() => view.where.map(formatFilter), [view.where]);
  const shareHref = buildNewSnapshotHref(project, {
    rows: view.by[0] ?? null,
    columns: view.by[1] ?? null,
    metric,
    counting,
    campaign: view.campaigns,
    where,
  });
  useMapKeys({
    leave,
    switchCounting: () => apply({ counting: getOtherCounting(counting) }),
    share: () => router.push(shareHref),
  });
  useFilterKey(filter);
  const getBucketHref = useCallback(
    ({ at }: CountedBucket) =>
      buildBucketHref(project, {
        at: listAt(crossing, at),
        where,
        campaign,
        metric,
        counting,
        row_order,
        column_order,
      }),
    [project, crossing, where, campaign, metric, counting, row_order, column_order],
  );
  const getBucket = ({ row, column }: GridPosition) => model.cells[row]?.[column]?.bucket ?? null;
  const remember = (bucket: CountedBucket) => {
    // The way back leads to this entry, which then names the bucket to focus.
    const here = buildMapHref(project, { ...query, at: listAt(crossing, bucket.at) });
    window.history.replaceState(null, "", here);
  };
  const activeCell = active && findCell(model, active);

  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_320px] print:block">
      <div className="min-w-0 px-4 py-4 lg:px-6 print:p-0">
        <MapHeader project={title} crossing={crossing} shown={shown} />
        <Notices notices={[...unreadable, ...view.notices]} />
        <OfflineNotice />
        <MapControls
          hasCounting={counting !== "raw" || isDecided(crossing.totals.verdicts)}
          filterRef={filter}
          shareHref={shareHref}
        />
        <Panel title="The heatmap">
          <HeatmapGrid
            key={crossing.by.map(({ id }) => id).join()}
            model={model}
            initial={view.at && findCell(model, view.at)}
            isBusy={isStale}
            getHref={(position) => {
              const bucket = getBucket(position);
              return bucket && getBucketHref(bucket);
            }}
            onActive={(position) => setActive(getPlace(model, position))}
            onOpen={(position, follow) => {
              const bucket = getBucket(position);
              if (!bucket) return;
              remember(bucket);
              if (follow) router.push(getBucketHref(bucket));
            }}
          />
          <Legend scale={model.scale} hasGoals={model.hasGoals} beside={model.beside} counting={counting} />
        </Panel>
        {children}
      </div>
      <MapDetails
        crossing={crossing}
        cell={activeCell ? model.cells[activeCell.row]![activeCell.column]! : null}
        linked={linked}
        getHref={getBucketHref}
        onOpen={remember}
        onOverview={leave}
      />
    </div>
  );
}

function listAt(crossing: CountedCrossing, at: CountedBucket["at"]): string[] {
  return crossing.by.map(({ id }) => `${id}:${at[id]}`);
}
