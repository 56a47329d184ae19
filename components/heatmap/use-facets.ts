import { useMemo } from "react";
import { countFacets, type Facets } from "@/lib/coverage/count-facets";
import { buildFacetsHref } from "@/lib/url/api-url";
import { useMapState } from "./map-state";
import { useCubes } from "./use-cubes";
import { useServedFacets } from "./use-served-facets";

/**
 * What each value would keep if the map was filtered by it, while somebody wants to know; null until it
 * is known. Counted from the cubes at hand, or by the server where they are not.
 */
export function useFacets(isWanted: boolean): Facets | null {
  const { project, map, view } = useMapState();
  const { getCube } = useCubes();
  const { where, campaigns, from, to } = view;
  const cube = isWanted ? getCube(campaigns) : null;
  const counted = useMemo(() => cube && countFacets(cube, map, where), [cube, map, where]);
  const served = useServedFacets(
    isWanted && !cube ? buildFacetsHref(project, { where, campaigns, from, to }) : null,
  );
  return counted ?? served;
}
