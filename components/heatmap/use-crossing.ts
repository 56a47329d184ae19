import { useEffect, useMemo } from "react";
import { crossing } from "@/lib/coverage/crossing";
import type { CrossingResult } from "@/lib/coverage/crossing-result";
import type { Cube } from "@/lib/coverage/cube";
import { ALL_DAYS, isLimited } from "@/lib/coverage/date-range";
import { formatFilter } from "@/lib/coverage/filter";
import { gradeMap, type MapGrades } from "@/lib/coverage/map-grade";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { MapView } from "@/lib/url/map-view";
import { useMapState } from "./map-state";
import { useFreshness } from "./use-freshness";
import { useRuns } from "./use-runs";

/** A crossing on the page; the number of runs is null while the server counts them. */
export type ShownCrossing = Omit<CrossingResult, "totals" | "adjudicated"> & {
  campaigns: string[];
  map_version: number;
  map_grade: number | null;
  adjudicated: CrossingResult["adjudicated"] & { map_grade: number | null };
  totals: CrossingResult["totals"] & { runs: number | null; undated_runs?: number };
};

export type Question = Pick<MapView, "by" | "where" | "campaigns" | "from" | "to">;

/** How long the page waits for an answer that is on its way before it asks again. */
const PATIENCE_MS = 1000;

/**
 * The crossing that the address asks for. What the server sent is shown where it answers that question;
 * any other is counted from the cubes that the page has loaded. `isStale` where neither is at hand yet
 * and an older crossing is shown.
 */
export function useCrossing(
  served: ShownCrossing,
  answered: Question,
): { shown: ShownCrossing; isStale: boolean } {
  const { map, campaigns, view, cubes, isAsking, ask } = useMapState();
  const isAnswered = describeQuestion(view) === describeQuestion(answered);
  const counts = cubes.shelf.getCounts(view.campaigns, view);
  const whole = cubes.shelf.getCounts(view.campaigns, ALL_DAYS);
  const cube = counts?.cube ?? null;
  const wholeCube = whole?.cube ?? null;
  const { by, where } = view;
  const counted = useMemo(() => {
    if (isAnswered || cube === null || wholeCube === null) return null;
    const result = crossing(cube, map, { by, where });
    return result.ok ? { crossed: result.value, grades: getMapGrades(wholeCube, map) } : null;
  }, [isAnswered, cube, wholeCube, map, by, where]);
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

function describeQuestion({ by, where, campaigns, from, to }: Question): string {
  return JSON.stringify([by, where.map(formatFilter), campaigns, from, to]);
}

const mapGrades = new WeakMap<Cube, MapGrades>();

/** A map is graded once for a cube: what is crossed does not change it. */
function getMapGrades(cube: Cube, map: CoverageMap): MapGrades {
  const known = mapGrades.get(cube) ?? gradeMap(cube, map);
  mapGrades.set(cube, known);
  return known;
}
