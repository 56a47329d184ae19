import { useEffect, useMemo, useState } from "react";
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
  campaigns: string[];
  map_version: number;
  map_grade: number | null;
  adjudicated: CrossingResult["adjudicated"] & { map_grade: number | null };
  totals: CrossingResult["totals"] & { runs: number | null };
  /** Buckets of the crossing where `buckets` are some of them only. */
  buckets_of?: number | undefined;
};

type Question = Pick<MapView, "by" | "where" | "campaigns">;

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
  const isAnswered = describeQuestion(view) === describeQuestion(answered);
  const canCount = cube !== null && view.campaigns.join() === answered.campaigns.join();
  const counted = useMemo(() => {
    if ((isAnswered && served.buckets_of === undefined) || !canCount) return null;
    const result = crossing(cube, map, { by: view.by, where: view.where });
    return result.ok ? result.value : null;
  }, [isAnswered, served.buckets_of, canCount, cube, map, view]);
  const shown = useMemo<ShownCrossing>(
    () =>
      counted
        ? {
            ...served,
            ...counted,
            buckets_of: undefined,
            adjudicated: { ...counted.adjudicated, map_grade: served.adjudicated.map_grade },
            totals: { ...counted.totals, runs: isAnswered ? served.totals.runs : null },
          }
        : served,
    [served, counted, isAnswered],
  );
  return { shown, isStale: !isAnswered && counted === null };
}

function describeQuestion({ by, where, campaigns }: Question): string {
  return JSON.stringify([by, where.map(formatFilter), campaigns]);
}

/** The counts of the campaigns shown, or null until they are loaded; without them the server is asked. */
function useCube(campaigns: string[], mapVersion: number): Cube | null {
  const { project } = useMapState();
  const href = buildCubeHref(project, campaigns);
  const [loaded, setLoaded] = useState<{ key: string; cube: Cube } | null>(null);
  const key = `${mapVersion} ${href}`;
  useEffect(() => {
    const ending = new AbortController();
    fetch(href, { signal: ending.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then((answer: { map_version: number; cube: CubeJson } | null) => {
        if (answer?.map_version === mapVersion) setLoaded({ key, cube: parseCube(answer.cube) });
      })
      // A page without the cube still works: every change is then answered by the server.
      .catch(() => undefined);
    return () => ending.abort();
  }, [href, key, mapVersion]);
  return loaded?.key === key ? loaded.cube : null;
}
