import type { CoverageMap } from "@/lib/map/coverage-map";
import { type Result, success } from "@/lib/result";
import { crossing } from "./crossing";
import type { Bucket } from "./crossing-result";
import type { Cube } from "./cube";
import type { Filter } from "./filter";

/**
 * One bucket of a crossing, `at` its value ids by dimension id; null where the filters leave it out, or
 * where it holds an undeclared value and nothing else. A filter on a crossed dimension limits what is
 * shown and changes no number, so the other buckets need not be built.
 */
export function crossBucket(
  cube: Cube,
  map: CoverageMap,
  { at, where }: { at: Record<string, string>; where: Filter[] },
): Result<Bucket | null> {
  const here = Object.entries(at).map(([dimension, value]) => ({
    dimension,
    values: [value],
    negate: false,
  }));
  const crossed = crossing(cube, map, { by: Object.keys(at), where: [...where, ...here] });
  return crossed.ok ? success(crossed.value.buckets[0] ?? null) : crossed;
}
