import { useEffect, useMemo, useState } from "react";
import { call } from "@/components/api/call";
import { countFacets, type Facets } from "@/lib/coverage/count-facets";
import { type FacetList, readFacets } from "@/lib/coverage/facet-list";
import { buildFacetsHref } from "@/lib/url/api-url";
import { useMapState } from "./map-state";
import { useCubes } from "./use-cubes";

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
  const href = isWanted && !cube ? buildFacetsHref(project, { where, campaigns, from, to }) : null;
  const [answered, setAnswered] = useState<{ href: string; facets: Facets } | null>(null);
  useEffect(() => {
    if (href === null) return;
    const ending = new AbortController();
    call<{ facets: FacetList }>(href, { signal: ending.signal }).then(
      (answer) => {
        if (answer.ok) setAnswered({ href, facets: readFacets(answer.value.facets) });
      },
      // Only a question that was taken back ends so.
      () => undefined,
    );
    return () => ending.abort();
  }, [href]);
  return counted ?? (answered?.href === href ? answered.facets : null);
}
