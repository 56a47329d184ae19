"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { KeyHelp } from "@/components/ui/key-help";
import { Notices } from "@/components/ui/notices";
import { Panel } from "@/components/ui/panel";
import type { Bucket, CrossingResult } from "@/lib/coverage/crossing-result";
import { formatFilter } from "@/lib/coverage/filter";
import { buildHeatmapModel, findCell, getPlace } from "@/lib/coverage/heatmap-model";
import { buildBucketHref } from "@/lib/url/bucket-url";
import { buildMapHref } from "@/lib/url/map-url";
import type { MapView as MapViewState } from "@/lib/url/map-view";
import { BucketPanel, EmptyBucketPanel } from "./bucket-panel";
import { CampaignMenu } from "./campaign-menu";
import { CrossingPanel, listLabels } from "./crossing-panel";
import { DimensionPicker } from "./dimension-picker";
import { FilterChips, FilterMenu } from "./filter-menu";
import { HeatmapGrid } from "./heatmap-grid";
import { Legend } from "./legend";
import { MapHeader } from "./map-header";
import { useMapState } from "./map-state";
import { MetricSwitch } from "./metric-switch";
import { OfflineNotice } from "./offline-notice";
import { type ShownCrossing, useCrossing } from "./use-crossing";
import { useFilterKey } from "./use-filter-key";
import type { GridPosition } from "./use-grid-keys";

const KEYS: [string, string][] = [
  ["← ↑ → ↓", "walk the buckets"],
  ["Home, End", "first and last of the row"],
  ["Ctrl Home, Ctrl End", "first and last bucket"],
  ["Enter", "open the bucket"],
  ["Escape", "back to the overview; on the bucket's page: back to the same bucket"],
  ["/", "filter"],
  ["?", "this list"],
];

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
  const { project, map, query, view } = useMapState();
  const { shown: crossing, isStale } = useCrossing(served, answered);
  const [active, setActive] = useState<Bucket["at"] | null>(view.at);
  const filter = useRef<HTMLDetailsElement>(null);
  const details = useRef<HTMLElement>(null);
  useFilterKey(filter);
  useEscapeKey(setActive);

  const model = useMemo(() => {
    const values = crossing.by.map(
      ({ id }) => map.dimensions.find((dimension) => dimension.id === id)!.values,
    );
    const { metric, row_order: rowOrder, column_order: columnOrder } = query;
    return buildHeatmapModel(crossing, { metric, rowOrder, columnOrder, values });
  }, [crossing, map, query]);

  const { metric, row_order, column_order, campaign } = query;
  const where = useMemo(() => view.where.map(formatFilter), [view.where]);
  const getBucketHref = useCallback(
    ({ at }: Bucket) =>
      buildBucketHref(project, {
        at: listAt(crossing, at),
        where,
        campaign,
        metric,
        row_order,
        column_order,
      }),
    [project, crossing, where, campaign, metric, row_order, column_order],
  );
  const getBucket = ({ row, column }: GridPosition) => model.cells[row]?.[column]?.bucket ?? null;
  const remember = (bucket: Bucket) => {
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
        <MapHeader project={title} crossing={crossing} />
        <Notices notices={[...unreadable, ...view.notices]} />
        <OfflineNotice />
        <div className="screen-only mb-3 flex flex-wrap items-center gap-2">
          <DimensionPicker axis="rows" />
          <DimensionPicker axis="columns" />
          <MetricSwitch />
          <CampaignMenu />
          <FilterMenu detailsRef={filter} />
          <FilterChips />
          <span className="flex-1" />
          <KeyHelp keys={KEYS} />
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
          <Legend scale={model.scale} hasGoals={model.hasGoals} />
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

function listAt(crossing: CrossingResult, at: Bucket["at"]): string[] {
  return crossing.by.map(({ id }) => `${id}:${at[id]}`);
}

/** Escape leaves the bucket for the overview; open menus and dialogs take the key before. */
function useEscapeKey(setActive: (active: null) => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !isTyping(event)) setActive(null);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [setActive]);
}
