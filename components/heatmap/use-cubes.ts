import { useCallback, useMemo } from "react";
import type { Cube } from "@/lib/coverage/cube";
import { useMapState } from "./map-state";

/** The counts that the page holds, under the days that it shows. */
export type Cubes = {
  /** Counts of campaigns added up; null until all are loaded, and where they stay on the server. */
  getCube: (campaigns: readonly string[]) => Cube | null;
  getCampaignCube: (slug: string) => Cube | null;
  /** Asks the server for campaigns that are not loaded yet; to be called in an effect. */
  load: (campaigns: readonly string[]) => void;
};

export function useCubes(): Cubes {
  const { cubes, view } = useMapState();
  const { from, to } = view;
  const { shelf } = cubes;
  const getCube = useCallback(
    (campaigns: readonly string[]) => shelf.getCounts(campaigns, { from, to })?.cube ?? null,
    [shelf, from, to],
  );
  return useMemo(
    () => ({
      getCube,
      getCampaignCube: (slug) => getCube([slug]),
      load: (campaigns) => cubes.load(campaigns, { from, to }),
    }),
    [getCube, cubes, from, to],
  );
}
