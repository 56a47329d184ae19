import type { CoverageMap } from "@/lib/map/coverage-map";
import { type Result, success } from "@/lib/result";
import { buildRowTest } from "./axis";
import type { Cube } from "./cube";
import { STATES } from "./cube";
import { buildExclusions, getRowKind, isCounted } from "./exclusion";
import { checkFilter, type Filter } from "./filter";
import { buildSpace, passes } from "./space";

export type BucketVectors = {
  /** Distinct coordinate vectors, or null where every observation is meant. */
  coords: number[][] | null;
  /** State codes that filters on outcome and verdict keep, or null where all are meant. */
  states: number[] | null;
  /** Observations with one of the vectors and of the states. */
  observations: number;
};

/**
 * Coordinate vectors of the observations that `crossing` counts in the bucket `at` (value ids by
 * dimension id) under the same filters and exclusions, and the states they may have. Without a bucket,
 * of all observations that the filters keep. Errors as in `crossing`.
 */
export function listBucketVectors(
  cube: Cube,
  map: CoverageMap,
  query: { at: Record<string, string>; where: Filter[] },
): Result<BucketVectors> {
  const by = Object.keys(query.at);
  const space = buildSpace(cube, map, by, query.where);
  if (!space.ok) return space;
  const { axes, rowTests, shown, keptStates } = space.value;
  const tests = [...rowTests];
  let bucket = 0;
  for (const axis of axes) {
    const value = checkFilter(map, {
      dimension: axis.dimension.id,
      values: [query.at[axis.dimension.id]!],
      negate: false,
    });
    if (!value.ok) return value;
    const position = axis.ids.indexOf(value.value.values[0]!);
    tests.push(buildRowTest(axis, new Set([position])));
    bucket = bucket * axis.size + position;
  }
  const isEverything = tests.length === 0;
  const exclusions = buildExclusions(space.value, cube);
  const vectors = new Map<string, number[]>();
  let observations = 0;
  for (let row = 0; row < cube.size; row++) {
    if (keptStates !== null && keptStates[cube.state[row]!] === 0) continue;
    if (shown[bucket] === 0 || !passes(cube, row, tests)) continue;
    // Rules leave observations out of buckets; a list of everything leaves nothing out.
    if (by.length > 0 && !isCounted(getRowKind(cube, row, exclusions), exclusions.kind[bucket]!)) continue;
    observations += cube.n[row]!;
    if (isEverything) continue;
    const vector = cube.coords.map((column) => column[row]!);
    vectors.set(vector.join(), vector);
  }
  return success({
    coords: isEverything ? null : [...vectors.values()],
    states: keptStates && [...STATES.keys()].filter((state) => keptStates[state] === 1),
    observations,
  });
}
