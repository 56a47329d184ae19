"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { KeyHelp } from "@/components/ui/key-help";
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
import { buildBucketHref } from "@/lib/url/bucket-url";
import { buildMapHref } from "@/lib/url/map-url";
import type { MapView as MapViewState } from "@/lib/url/map-view";
import { buildNewSnapshotHref } from "@/lib/url/snapshot-url";
import { BucketPanel, EmptyBucketPanel } from "./bucket-panel";
import { CampaignMenu } from "./campaign-menu";
import { CrossingPanel, listLabels } from "./crossing-panel";
import { DimensionPicker } from "./dimension-picker";
import { FilterChips, FilterMenu } from "./filter-menu";
import { HeatmapGrid } from "./heatmap-grid";
import { Legend } from "./legend";
import { MapHeader } from "./map-header";
import { useMapState } from "./map-state";
import { OfflineNotice } from "./offline-notice";
import { StateSwitch } from "./state-switch";
import { type ShownCrossing, useCrossing } from "./use-crossing";
import type { GridPosition } from "./use-grid-keys";
import { MAP_KEYS, useMapKeys } from "./use-map-keys";

/** The heatmap with its controls, legend and side panel. */
export function MapView({
  served,
  answered,
  title,
  unreadable,
  children,
}: {
  /** The crossing as the server counted it, and the question it answers. */
  served: ShownCrossing;
  answered: Pick<MapViewState, "by" | "where" | "campaigns">;
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
  const details = useRef<HTMLElement>(null);
  const leave = useCallback(() => setActive(null), []);
  const switchCounting = useCallback(
    () => apply({ counting: getOtherCounting(counting) }),
    [apply, counting],
  );

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
  const share = useCallback(() => router.push(shareHref), [router, shareHref]);
  useMapKeys({ leave, switchCounting, share, filter });
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
  const activeBucket = activeCell && getBucket(activeCell);
  const showOverview = () => {
    setActive(null);
    // The button that had the focus goes away with the bucket.
    details.current?.focus();
  };

  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_320px] print:block">
      <div className="min-w-0 px-4 py-4 lg:px-6">
        <MapHeader project={title} crossing={crossing} shown={shown} />
        <Notices notices={[...unreadable, ...view.notices]} />
        <OfflineNotice />
        <div className="screen-only mb-3 flex flex-wrap items-center gap-2">
          <DimensionPicker axis="rows" />
          <DimensionPicker axis="columns" />
          <StateSwitch
            name="metric"
            label="Metric"
            choices={{ coverage: "Coverage", failure_rate: "Failure rate" }}
          />
          {(counting !== "raw" || isDecided(crossing.totals.verdicts)) && (
            <StateSwitch
              name="counting"
              label="Counting"
              choices={{ raw: "Raw", adjudicated: "Adjudicated" }}
            />
          )}
          <CampaignMenu />
          <FilterMenu detailsRef={filter} />
          <FilterChips />
          <span className="flex-1" />
          <Link href={shareHref} prefetch={false} className="control">
            Share <kbd className="rounded border border-b-2 px-1 text-[11px]">s</kbd>
          </Link>
          <KeyHelp keys={MAP_KEYS} />
        </div>
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
          <Legend scale={model.scale} hasGoals={model.hasGoals} counting={counting} />
        </Panel>
        {children}
      </div>
      <aside
        ref={details}
        tabIndex={-1}
        aria-label="Details"
        className="border-t bg-panel px-4 py-4 xl:border-t-0 xl:border-l xl:px-5"
      >
        <Panel title="The details">
          {activeBucket ? (
            <BucketPanel
              labels={listLabels(crossing, activeBucket)}
              bucket={activeBucket}
              href={getBucketHref(activeBucket)}
              onOpen={() => remember(activeBucket)}
              onOverview={showOverview}
            />
          ) : activeCell ? (
            <EmptyBucketPanel
              sentence={model.cells[activeCell.row]![activeCell.column]!.sentence}
              onOverview={showOverview}
            />
          ) : (
            <CrossingPanel crossing={crossing} getHref={getBucketHref} />
          )}
        </Panel>
      </aside>
    </div>
  );
}

function listAt(crossing: CountedCrossing, at: CountedBucket["at"]): string[] {
  return crossing.by.map(({ id }) => `${id}:${at[id]}`);
}
