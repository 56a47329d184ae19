import type { Dimension } from "@/lib/map/coverage-map";
import { listValueIds } from "./axis";
import type { Filter } from "./filter";
import { STATE_FILTERS } from "./state-filter";

/** What a filter can be on, with all its values. */
export type FilterSection = { id: string; label: string; values: { id: string; label: string }[] };

/** Dimensions to filter by; undeclared values are called like their ids. */
export function listDimensionSections(dimensions: readonly Dimension[]): FilterSection[] {
  return dimensions.map((dimension) => {
    const values = listValueIds(dimension).map((id, at) => {
      return { id, label: dimension.values[at]?.label ?? id };
    });
    return { id: dimension.id, label: dimension.label, values };
  });
}

/** Dimensions, then outcome and verdict. */
export function listFilterSections(dimensions: readonly Dimension[]): FilterSection[] {
  const states = STATE_FILTERS.map(({ id, label, values }) => {
    return { id, label, values: values.map((value) => ({ id: value.id, label: value.label })) };
  });
  return [...listDimensionSections(dimensions), ...states];
}

/** Those of the sections and values whose labels or ids hold a text, in any case of letters. */
export function searchSections(sections: readonly FilterSection[], text: string): FilterSection[] {
  const wanted = text.trim().toLowerCase();
  const matches = (words: string) => words.toLowerCase().includes(wanted);
  return sections.flatMap((section) => {
    if (matches(section.label)) return section;
    const values = section.values.filter(({ id, label }) => matches(id) || matches(label));
    return values.length > 0 ? { ...section, values } : [];
  });
}

/** Puts a value into its dimension's filter, or takes it out; one of none stays one of none. */
export function toggleValue(where: readonly Filter[], dimension: string, value: string): Filter[] {
  const own = where.find((filter) => filter.dimension === dimension);
  if (!own) return [...where, { dimension, values: [value], negate: false }];
  const values = own.values.includes(value)
    ? own.values.filter((other) => other !== value)
    : [...own.values, value];
  return where.flatMap((filter) => (filter !== own ? filter : values.length > 0 ? { ...own, values } : []));
}

/** Keeps a value alone of its dimension. */
export function keepOnly(where: readonly Filter[], dimension: string, value: string): Filter[] {
  return [...dropFilters(where, dimension), { dimension, values: [value], negate: false }];
}

/** Leaves a value out, beside those of its dimension that are left out already. */
export function leaveOut(where: readonly Filter[], dimension: string, value: string): Filter[] {
  const own = where.find((filter) => filter.dimension === dimension && filter.negate);
  const values = [...new Set([...(own?.values ?? []), value])];
  return [...dropFilters(where, dimension), { dimension, values, negate: true }];
}

/** Takes away the filters of a dimension. */
export function dropFilters(where: readonly Filter[], dimension: string): Filter[] {
  return where.filter((filter) => filter.dimension !== dimension);
}
