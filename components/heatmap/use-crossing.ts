import { useEffect, useMemo, useState } from "react";
import { type Comparison, compareCrossings } from "@/lib/coverage/compare-crossings";
import { crossing } from "@/lib/coverage/crossing";
import type { CrossingResult } from "@/lib/coverage/crossing-result";
import type { Cube } from "@/lib/coverage/cube";
import { type CubeJson, parseCube } from "@/lib/coverage/cube-json";
import { formatFilter } from "@/lib/coverage/filter";
import { buildCubeHref } from "@/lib/url/api-url";
import type { MapView } from "@/lib/url/map-view";
import { useMapState } from "./map-state";

/** A crossing on the page; the number of runs is known to the server alone. */
export type ShownCrossing = Omit<CrossingResult, "totals" | "adjudicated"> & {
  /** Only where a change is shown. */
  against?: Comparison & { campaigns: string[] };
  campaigns: string[];
  map_version: number;
  map_grade: number | null;
  adjudicated: CrossingResult["adjudicated"] & { map_grade: number | null };
  totals: CrossingResult["totals"] & { runs: number | null };
};

type Question = Pick<MapView, "by" | "where" | "campaigns" | "against">;

/**
 * The crossing that the address asks for. What the server sent is shown where it answers that
 * question; while it is on its way, the page counts by itself from the cube it has loaded, so that
 * the map changes at once. `isStale` where neither is at hand yet and an older crossing is shown.
 */
export function useCrossing(
  served: ShownCrossing,
  answered: Question,
): { shown: ShownCrossing; isStale: boolean } {
  const { map, view } = useMapState();
  const cube = useCube(answered.campaigns, served.map_version);
  const otherCube = useCube(answered.against, served.map_version);
  // A comparison that nobody asks for does no harm.
  const asked = view.against.length > 0 ? view : { ...view, against: answered.against };
  const isAnswered = describeQuestion(asked) === describeQuestion(answered);
  const canCount =
    cube !== null &&
    asked.campaigns.join() === answered.campaigns.join() &&
    (view.against.length === 0 || (otherCube !== null && view.against.join() === answered.against.join()));
  const counted = useMemo(() => {
    if (isAnswered || !canCount) return null;
    const query = { by: view.by, where: view.where };
    const result = crossing(cube, map, query);
    if (!result.ok) return null;
    if (view.against.length === 0) return { ...result.value, against: undefined };
    const other = crossing(otherCube!, map, query);
    if (!other.ok) return null;
    const compared = compareCrossings(result.value, other.value);
    return { ...compared, against: { ...compared.against, campaigns: view.against } };
  }, [isAnswered, canCount, cube, otherCube, map, view]);
  const shown = useMemo<ShownCrossing>(
    () =>
      counted
        ? {
            ...served,
            ...counted,
            adjudicated: { ...counted.adjudicated, map_grade: served.adjudicated.map_grade },
            totals: { ...counted.totals, runs: null },
          }
        : served,
    [served, counted],
  );
  return { shown, isStale: !isAnswered && counted === null };
}

function describeQuestion({ by, where, campaigns, against }: Question): string {
  return JSON.stringify([by, where.map(formatFilter), campaigns, against]);
}

/** The counts of the campaigns shown, or null until they are loaded; without them the server is asked. */
function useCube(campaigns: string[], mapVersion: number): Cube | null {
  const { project } = useMapState();
  const href = buildCubeHref(project, campaigns);
  const [loaded, setLoaded] = useState<{ key: string; cube: Cube } | null>(null);
  const key = `${mapVersion} ${href}`;
  const isAsked = campaigns.length > 0;
  useEffect(() => {
    if (!isAsked) return;
    const ending = new AbortController();
    fetch(href, { signal: ending.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then((answer: { map_version: number; cube: CubeJson } | null) => {
        if (answer?.map_version === mapVersion) setLoaded({ key, cube: parseCube(answer.cube) });
      })
      // A page without the cube still works: every change is then answered by the server.
      .catch(() => undefined);
    return () => ending.abort();
  }, [isAsked, href, key, mapVersion]);
  return loaded?.key === key ? loaded.cube : null;
}
