"use client";

import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { openMenu } from "@/components/ui/menu";
import { Notices } from "@/components/ui/notices";
import { Panel } from "@/components/ui/panel";
import { countChanges } from "@/lib/coverage/count-changes";
import {
  type CountedBucket,
  type CountedCrossing,
  countCrossing,
  getOtherCounting,
  isDecided,
} from "@/lib/coverage/counting";
import { formatFilter } from "@/lib/coverage/filter";
import { buildMapLayout } from "@/lib/coverage/map-layout";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import type { LinkedSpecBugs } from "@/lib/spec-bugs/linked-spec-bugs";
import { createBucketLinks } from "@/lib/url/bucket-url";
import { buildMapHref, placeDimensions } from "@/lib/url/map-url";
import { buildNewSnapshotHref } from "@/lib/url/snapshot-url";
import { createActivePlace } from "./active-place";
import { ComparisonNote } from "./comparison-note";
import { DetailsAfterTheMap } from "./details-after-the-map";
import { Legend } from "./legend";
import { MapControls } from "./map-controls";
import { MapHeader } from "./map-header";
import { MapLayoutView } from "./map-layout-view";
import { AfterTheMap, useMapState } from "./map-state";
import { OfflineNotice } from "./offline-notice";
import { type Question, type ServedCrossing, useCrossing } from "./use-crossing";
import { useFilterKey } from "./use-filter-key";
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
  served: ServedCrossing;
  answered: Question;
  linked: LinkedSpecBugs;
  title: { name: string; synthetic: boolean };
  /** Notices about parameters of the address that could not be read. */
  unreadable: string[];
  /** What stands below the map. */
  children?: ReactNode;
}) {
  const { project, map, query, view, apply, go } = useMapState();
  const { metric, counting, row_order, column_order, rank, reverse, listed, campaign, against } = query;
  const { shown, isStale } = useCrossing(served, answered);
  const crossing = useMemo(() => countCrossing(shown, counting), [shown, counting]);
  const [active] = useState(() => createActivePlace(view.at));
  const filter = useRef<HTMLDetailsElement>(null);
  const views = useRef<HTMLDetailsElement>(null);
  const metrics = useRef<HTMLDetailsElement>(null);
  const leave = useCallback(() => active.set(null), [active]);

  const layout = useMemo(() => {
    const values = crossing.by.map(
      ({ id }) => map.dimensions.find((dimension) => dimension.id === id)!.values,
    );
    const options = { metric, rowOrder: row_order, columnOrder: column_order, values };
    return buildMapLayout(crossing, { ...options, rank, reverse, listed }, shown.buckets_of);
  }, [crossing, shown.buckets_of, map, metric, row_order, column_order, rank, reverse, listed]);

  const pairs = useMemo(
    () => (shown.buckets_of === undefined ? countChanges(crossing.buckets) : null),
    [crossing, shown.buckets_of],
  );
  const where = useMemo(() => view.where.map(formatFilter), [view.where]);
  const shareHref = buildNewSnapshotHref(project, {
    ...placeDimensions(view.by),
    metric,
    counting,
    campaign: view.campaigns,
    against: view.against,
    where,
    from: view.from,
    to: view.to,
  });
  const hasCounting =
    getMetric(metric).isJudged && (counting !== "raw" || isDecided(crossing.totals.verdicts));
  useMapKeys({
    leave,
    switchCounting: hasCounting ? () => apply({ counting: getOtherCounting(counting) }) : null,
    openViews: () => openMenu(views, "a, button"),
    chooseMetric: () => openMenu(metrics, "a[aria-current]"),
    share: () => go(shareHref),
  });
  useFilterKey(filter);
  const getBucketHref = useMemo(() => {
    const { from, to } = view;
    const link = createBucketLinks(project, {
      ...{ where, from, to, campaign, against, metric, counting },
      ...{ row_order, column_order, rank, reverse, listed },
    });
    return ({ at }: CountedBucket) => link(listAt(crossing, at));
  }, [
    project,
    crossing,
    where,
    view,
    campaign,
    against,
    metric,
    counting,
    row_order,
    column_order,
    rank,
    reverse,
    listed,
  ]);
  const remember = useCallback(
    (bucket: CountedBucket) => {
      // The way back leads to this entry, which then names the bucket to focus.
      const here = buildMapHref(project, { ...query, at: listAt(crossing, bucket.at) });
      window.history.replaceState(null, "", here);
    },
    [project, query, crossing],
  );
  const open = useCallback(
    (bucket: CountedBucket) => {
      remember(bucket);
      go(getBucketHref(bucket));
    },
    [remember, go, getBucketHref],
  );
  const details = useMemo(
    () => ({ layout, crossing, getHref: getBucketHref, onOpen: remember }),
    [layout, crossing, getBucketHref, remember],
  );

  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_320px] print:block">
      <div className="min-w-0 px-4 py-4 lg:px-6 print:p-0">
        <MapHeader project={title} crossing={crossing} shown={shown} />
        <Notices notices={[...unreadable, ...view.notices]} />
        <OfflineNotice />
        <MapControls
          hasCounting={hasCounting}
          filterRef={filter}
          metricRef={metrics}
          viewsRef={views}
          active={active}
          shareHref={shareHref}
        />
        <Panel title="The heatmap">
          <div aria-busy={isStale} className={`transition-opacity delay-300 ${isStale ? "opacity-50" : ""}`}>
            <MapLayoutView
              layout={layout}
              initial={view.at}
              getHref={getBucketHref}
              onActive={active.set}
              onOpen={open}
            />
          </div>
          {layout.kind !== "ranked" && <Legend model={layout.model} counting={counting} />}
          {shown.against && (
            <ComparisonNote against={shown.against} pairs={pairs} by={shown.by} counting={counting} />
          )}
        </Panel>
        <AfterTheMap>{children}</AfterTheMap>
      </div>
      <AfterTheMap>
        <DetailsAfterTheMap details={details} active={active} linked={linked} onOverview={leave} />
      </AfterTheMap>
    </div>
  );
}

function listAt(crossing: CountedCrossing, at: CountedBucket["at"]): string[] {
  return crossing.by.map(({ id }) => `${id}:${at[id]}`);
}
