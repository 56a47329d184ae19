import type { Dimension } from "@/lib/map/coverage-map";
import type { Facets } from "./count-facets";
import { listFilterSections } from "./filter-choices";

/** Facets as the API gives them: under each value the observations that it would keep. */
export type FacetList = {
  id: string;
  label: string;
  values: { id: string; label: string; count: number }[];
}[];

export function listFacets(dimensions: readonly Dimension[], facets: Facets): FacetList {
  return listFilterSections(dimensions).map(({ id, label, values }) => {
    const counts = facets.get(id)!;
    return { id, label, values: values.map((value) => ({ ...value, count: counts.get(value.id)! })) };
  });
}

/** Reads what `listFacets` wrote. */
export function readFacets(list: FacetList): Facets {
  return new Map(list.map(({ id, values }) => [id, new Map(values.map((value) => [value.id, value.count]))]));
}
