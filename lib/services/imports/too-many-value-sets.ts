import { VALUE_SET_LIMIT } from "@/lib/db/mutations/intern-value-sets";
import type { CoverageMap } from "@/lib/map/coverage-map";

/** Says that a multi-valued dimension takes too many different sets of values, and what to do. */
export function tooManyValueSets(map: CoverageMap, dimension: number): string {
  const limit = VALUE_SET_LIMIT.toLocaleString("en");
  return `dimension "${map.dimensions[dimension]!.id}" takes more than ${limit} different sets of values; declare fewer values, or split it into several dimensions`;
}
