import type { CoverageMap, Dimension } from "@/lib/map/coverage-map";
import { quote } from "@/lib/map/map-problem";
import { failure, type Result, success } from "@/lib/result";
import { listValueIds } from "./axis";
import { findStateFilter, STATE_FILTERS } from "./state-filter";

/**
 * Any of `values`, or none of them where `negate` is set; in a multi-valued dimension "contains any".
 * `dimension` is the id of one, or `@outcome` or `@verdict`.
 */
export type Filter = { dimension: string; values: string[]; negate: boolean };

/** Finds a dimension of the map by id. */
export function findDimension(map: CoverageMap, id: string): Result<Dimension> {
  const dimension = map.dimensions.find((candidate) => candidate.id === id);
  if (dimension) return success(dimension);
  const known = map.dimensions.map((candidate) => candidate.id).join(", ");
  return failure("usage", `unknown dimension ${quote(id)}; the map has: ${known || "none"}`);
}

/** Ids that a filter of this name can list. */
function listFilterIds(map: CoverageMap, name: string): Result<string[]> {
  const known = findStateFilter(name);
  if (known) return success(known.values.map(({ id }) => id));
  if (name.startsWith("@")) {
    const names = STATE_FILTERS.map(({ id }) => id).join(" and ");
    return failure("usage", `unknown filter ${quote(name)}; beside dimensions there are ${names}`);
  }
  const dimension = findDimension(map, name);
  return dimension.ok ? success(listValueIds(dimension.value)) : dimension;
}

/** Checks that the dimension and the values of a filter are ones that the map knows. */
export function checkFilter(map: CoverageMap, filter: Filter): Result<Filter> {
  const known = listFilterIds(map, filter.dimension);
  if (!known.ok) return known;
  const ids = known.value;
  const unknown = filter.values.find((value) => !ids.includes(value));
  if (unknown !== undefined) {
    return failure(
      "usage",
      `unknown value ${quote(unknown)} of ${filter.dimension}; it has: ${ids.join(", ")}`,
    );
  }
  return success(filter);
}

/** Parses `dimension:v1,v2` (any of) or `dimension:!v1,v2` (none of). */
export function parseFilter(text: string, map: CoverageMap): Result<Filter> {
  const colon = text.indexOf(":");
  const list = text.slice(colon + 1);
  const negate = list.startsWith("!");
  const values = (negate ? list.slice(1) : list).split(",");
  if (colon < 1 || values.some((value) => value === "")) {
    return failure("usage", `a filter reads dimension:value,value or dimension:!value, not ${quote(text)}`);
  }
  return checkFilter(map, { dimension: text.slice(0, colon), values: [...new Set(values)], negate });
}

/** Parses several filters; all of them must hold. */
export function parseFilters(texts: string[], map: CoverageMap): Result<Filter[]> {
  const filters: Filter[] = [];
  for (const text of texts) {
    const filter = parseFilter(text, map);
    if (!filter.ok) return filter;
    filters.push(filter.value);
  }
  return success(filters);
}

/** Writes a filter as `parseFilter` reads it. */
export function formatFilter(filter: Filter): string {
  return `${filter.dimension}:${filter.negate ? "!" : ""}${filter.values.join(",")}`;
}

/** Parses a bucket, `dimension:value` for each crossed dimension, into value ids by dimension id. */
export function parseBucket(texts: string[], map: CoverageMap): Result<Record<string, string>> {
  const at: Record<string, string> = {};
  for (const text of texts) {
    const filter = parseFilter(text, map);
    if (!filter.ok) return filter;
    const { dimension, values, negate } = filter.value;
    const crossable = findDimension(map, dimension);
    if (!crossable.ok) return crossable;
    if (negate || values.length !== 1) {
      return failure("usage", `a bucket has one value a dimension, dimension:value, not ${quote(text)}`);
    }
    if (Object.hasOwn(at, dimension)) return failure("usage", `the bucket names ${dimension} twice`);
    at[dimension] = values[0]!;
  }
  return success(at);
}
