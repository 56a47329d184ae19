import { useEffect, useMemo } from "react";
import { type Comparison, compareCrossings } from "@/lib/coverage/compare-crossings";
import { type CrossingQuery, crossing } from "@/lib/coverage/crossing";
import type { CrossingResult } from "@/lib/coverage/crossing-result";
import type { Cube } from "@/lib/coverage/cube";
import { ALL_DAYS, isLimited } from "@/lib/coverage/date-range";
import { formatFilter } from "@/lib/coverage/filter";
import { gradeMap, type MapGrades } from "@/lib/coverage/map-grade";
import { type PackedBuckets, unpackBuckets } from "@/lib/coverage/packed-buckets";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { MapView } from "@/lib/url/map-view";
import { useIsAsking, useMapState } from "./map-state";
import { useCubes } from "./use-cubes";
import { useFreshness } from "./use-freshness";
import { useRuns } from "./use-runs";

/** A crossing on the page; the number of runs is null while the server counts them. */
export type ShownCrossing = Omit<CrossingResult, "totals" | "adjudicated"> & {
  /** Only where a change is shown. */
  against?: Comparison & { campaigns: string[] };
  campaigns: string[];
  map_version: number;
  map_grade: number | null;
  adjudicated: CrossingResult["adjudicated"] & { map_grade: number | null };
  totals: CrossingResult["totals"] & { runs: number | null; undated_runs?: number };
  /** Buckets of the crossing where `buckets` are some of them only. */
  buckets_of?: number;
};

/** A crossing as the server sends it with the page. */
export type ServedCrossing = Omit<ShownCrossing, "buckets"> & { buckets: PackedBuckets };

export type Question = Pick<MapView, "by" | "where" | "campaigns" | "against" | "from" | "to">;

/** How long the page waits for an answer that is on its way before it asks again. */
const PATIENCE_MS = 1000;

/**
 * The crossing that the address asks for. What the server sent is shown where it answers that question;
 * any other is counted from the cubes that the page has loaded. `isStale` where neither is at hand yet
 * and an older crossing is shown.
 */
export function useCrossing(
  sent: ServedCrossing,
  answered: Question,
): { shown: ShownCrossing; isStale: boolean } {
  const { map, campaigns, view, cubes, ask } = useMapState();
  const isAsking = useIsAsking();
  const { by, where, against } = view;
  const served = useMemo<ShownCrossing>(() => ({ ...sent, buckets: unpackBuckets(sent.buckets) }), [sent]);
  // A comparison that nobody asks for does no harm.
  const isAnswered =
    describeQuestion(view) === describeQuestion(against.length > 0 ? answered : { ...answered, against });
  const counts = cubes.shelf.getCounts(view.campaigns, view);
  const whole = cubes.shelf.getCounts(view.campaigns, ALL_DAYS);
  const cube = counts?.cube ?? null;
  const wholeCube = whole?.cube ?? null;
  const { getCube, load } = useCubes();
  const otherCube = getCube(against);
  useEffect(() => {
    if (against.length > 0) load(against);
  }, [load, against]);
  const isClipped = served.buckets_of !== undefined;
  const counted = useMemo(() => {
    if ((isAnswered && !isClipped) || cube === null || wholeCube === null) return null;
    const crossed = compare({ cube, otherCube, against }, map, { by, where });
    return crossed && { crossed, grades: getMapGrades(wholeCube, map) };
  }, [isAnswered, isClipped, cube, otherCube, wholeCube, map, by, where, against]);
  useFreshness(view);
  const runs = useRuns(view, counts?.runs ?? null, { ...answered, runs: served.totals.runs });
  const undatedRuns = counts?.undatedRuns;
  const shown = useMemo<ShownCrossing>(() => {
    if (counted === null) return served;
    const { crossed, grades } = counted;
    return {
      ...crossed,
      campaigns: campaigns.flatMap(({ slug }) => (view.campaigns.includes(slug) ? slug : [])),
      map_version: served.map_version,
      map_grade: grades.raw,
      adjudicated: { ...crossed.adjudicated, map_grade: grades.adjudicated },
      totals: { ...crossed.totals, runs, ...(isLimited(view) && { undated_runs: undatedRuns }) },
    };
  }, [served, counted, campaigns, view, runs, undatedRuns]);
  const isStale = !isAnswered && counted === null;
  // A step back can lead to what is neither at hand nor asked for.
  useEffect(() => {
    if (!isStale || isAsking) return;
    const timer = setTimeout(ask, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isStale, isAsking, ask]);
  return { shown, isStale };
}

/** Null where what is asked is not at hand, or cannot be counted. */
function compare(
  { cube, otherCube, against }: { cube: Cube; otherCube: Cube | null; against: string[] },
  map: CoverageMap,
  query: CrossingQuery,
): (CrossingResult & Pick<ShownCrossing, "against">) | null {
  const own = crossing(cube, map, query);
  if (!own.ok) return null;
  if (against.length === 0) return own.value;
  const other = otherCube && crossing(otherCube, map, query);
  if (!other?.ok) return null;
  const compared = compareCrossings(own.value, other.value, query.where);
  return { ...compared, against: { ...compared.against, campaigns: against } };
}

function describeQuestion({ by, where, campaigns, against, from, to }: Question): string {
  return JSON.stringify([by, where.map(formatFilter), campaigns, against, from, to]);
}

const mapGrades = new WeakMap<Cube, MapGrades>();

/** A map is graded once for a cube: what is crossed does not change it. */
function getMapGrades(cube: Cube, map: CoverageMap): MapGrades {
  const known = mapGrades.get(cube) ?? gradeMap(cube, map);
  mapGrades.set(cube, known);
  return known;
}
