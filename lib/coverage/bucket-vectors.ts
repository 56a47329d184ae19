import type { CoverageMap } from "@/lib/map/coverage-map";
import { failure, type Result, success } from "@/lib/result";
import { listValueIds } from "./axis";
import type { Cube } from "./cube";
import { buildExclusions, COUNTABLE, getRowKind } from "./exclusion";
import type { Filter } from "./filter";
import { buildSpace, passes, writeBuckets } from "./space";

export type BucketVectors = {
  /** Distinct coordinate vectors, or null where every observation is meant. */
  coords: number[][] | null;
  /** Observations with one of them. */
  observations: number;
};

/**
 * Coordinate vectors of the observations that `crossing` counts in the bucket `at` (value ids by
 * dimension id) under the same filters and exclusions. Without a bucket, of all observations that
 * the filters keep. Errors as in `crossing`.
 */
export function listBucketVectors(
  cube: Cube,
  map: CoverageMap,
  query: { at: Record<string, string>; where: Filter[] },
): Result<BucketVectors> {
  const space = buildSpace(cube, map, Object.keys(query.at), query.where);
  if (!space.ok) return space;
  let bucket = 0;
  for (const axis of space.value.axes) {
    const wanted = query.at[axis.dimension.id]!;
    const position = listValueIds(axis.dimension).indexOf(wanted);
    if (position === -1) return failure("usage", `unknown value "${wanted}" of ${axis.dimension.id}`);
    bucket = bucket * axis.size + position;
  }
  const isEverything = space.value.axes.length === 0 && space.value.rowTests.length === 0;
  const exclusions = buildExclusions(space.value, cube);
  const vectors = new Map<string, number[]>();
  const buckets: number[] = [];
  let observations = 0;
  for (let row = 0; row < cube.size; row++) {
    if (!passes(cube, row, space.value.rowTests)) continue;
    if (space.value.axes.length > 0) {
      if (getRowKind(cube, row, exclusions) !== COUNTABLE) continue;
      const count = writeBuckets(space.value, cube, row, buckets);
      if (space.value.shown[bucket] === 0 || buckets.lastIndexOf(bucket, count - 1) === -1) continue;
    }
    observations += cube.n[row]!;
    if (isEverything) continue;
    const vector = cube.coords.map((column) => column[row]!);
    vectors.set(vector.join(), vector);
  }
  return success({ coords: isEverything ? null : [...vectors.values()], observations });
}
