import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Filter } from "./filter";
import { findStateFilter } from "./state-filter";

/** What people call a filter: its dimension and its values. */
export type FilterLabel = { label: string; values: { id: string; label: string }[] };

/** Finds the labels of a filter; what the map does not declare, such as `other`, is called like its id. */
export function getFilterLabel(filter: Filter, { dimensions }: Pick<CoverageMap, "dimensions">): FilterLabel {
  const known = findStateFilter(filter.dimension) ?? dimensions.find(({ id }) => id === filter.dimension);
  const labels = new Map(known?.values.map(({ id, label }) => [id, label]));
  return {
    label: known?.label ?? filter.dimension,
    values: filter.values.map((id) => ({ id, label: labels.get(id) ?? id })),
  };
}

/** A filter in words: "Outcome is fail or error". */
export function formatFilterLabel(filter: Filter, map: Pick<CoverageMap, "dimensions">): string {
  const { label, values } = getFilterLabel(filter, map);
  return `${label} ${filter.negate ? "is not" : "is"} ${values.map((value) => value.label).join(" or ")}`;
}
