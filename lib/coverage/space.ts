import type { CoverageMap } from "@/lib/map/coverage-map";
import { failure, type Result, success } from "@/lib/result";
import { type Axis, buildAxis, buildRowTest, isDeclared, listValueIds, type RowTest } from "./axis";
import type { Cube } from "./cube";
import { checkFilter, type Filter, findDimension } from "./filter";
import { findStateFilter, listKeptStates } from "./state-filter";

/** Above this many buckets, undeclared ones included, a crossing is refused. */
const BUCKET_LIMIT = 200_000;

/** Where observations can fall: buckets are numbered in mixed radix, the last axis fastest. */
export type Space = {
  map: CoverageMap;
  axes: Axis[];
  /** Buckets, undeclared values included. */
  size: number;
  /** Positions of a bucket, one an axis. */
  positions: Int16Array;
  /** 1 where the filters on crossed dimensions show the bucket. */
  shown: Uint8Array;
  /** Number of undeclared values among the bucket's. */
  undeclared: Uint8Array;
  /** Filters on free dimensions, which decide what rows count. */
  rowTests: RowTest[];
  /** 1 for each state that filters on outcome and verdict keep; null where nothing is filtered by them. */
  keptStates: Uint8Array | null;
};

/** Builds the space of a crossing; errors name unknown or repeated dimensions and too large a crossing. */
export function buildSpace(cube: Cube, map: CoverageMap, by: string[], where: Filter[]): Result<Space> {
  const axes: Axis[] = [];
  for (const id of by) {
    const dimension = findDimension(map, id);
    if (!dimension.ok) return dimension;
    if (axes.some((axis) => axis.dimension.id === id))
      return failure("usage", `${id} is crossed with itself`);
    const index = map.dimensions.indexOf(dimension.value);
    axes.push(buildAxis(map, index, cube.sets[index] ?? null));
  }
  const size = axes.reduce((product, axis) => product * axis.size, 1);
  if (size > BUCKET_LIMIT) {
    return failure(
      "usage",
      `crossing ${by.join(" x ")} has ${size.toLocaleString("en")} buckets, more than ${BUCKET_LIMIT.toLocaleString("en")}; cross fewer dimensions`,
    );
  }
  const accepted: (Set<number> | null)[] = axes.map(() => null);
  const rowTests: RowTest[] = [];
  for (const filter of where) {
    const checked = checkFilter(map, filter);
    if (!checked.ok) return checked;
    if (findStateFilter(filter.dimension)) continue;
    const index = map.dimensions.findIndex((dimension) => dimension.id === filter.dimension);
    const axis = axes.findIndex((candidate) => candidate.index === index);
    const ids = listValueIds(map.dimensions[index]!);
    const named = new Set(filter.values.map((value) => ids.indexOf(value)));
    if (axis === -1) {
      rowTests.push(buildRowTest(buildAxis(map, index, cube.sets[index] ?? null), named, filter.negate));
    } else {
      const kept = ids
        .map((_, position) => position)
        .filter((position) => named.has(position) !== filter.negate);
      const before = accepted[axis];
      accepted[axis] = new Set(before ? kept.filter((position) => before.has(position)) : kept);
    }
  }
  const keptStates = listKeptStates(where);
  return success({ map, axes, size, rowTests, keptStates, ...listBuckets(axes, size, accepted) });
}

function listBuckets(axes: Axis[], size: number, accepted: (Set<number> | null)[]) {
  const positions = new Int16Array(size * axes.length);
  const shown = new Uint8Array(size);
  const undeclared = new Uint8Array(size);
  for (let bucket = 0; bucket < size; bucket++) {
    let rest = bucket;
    let isShown = true;
    for (let a = axes.length - 1; a >= 0; a--) {
      const axis = axes[a]!;
      const position = rest % axis.size;
      rest = (rest - position) / axis.size;
      positions[bucket * axes.length + a] = position;
      if (!isDeclared(axis, position)) undeclared[bucket]!++;
      if (accepted[a]?.has(position) === false) isShown = false;
    }
    shown[bucket] = Number(isShown);
  }
  return { positions, shown, undeclared };
}

/** Whether row `row` of the cube passes every test. */
export function passes(cube: Cube, row: number, tests: RowTest[]): boolean {
  for (const test of tests) {
    if (test.table[cube.coords[test.index]![row]! + test.shift] === 0) return false;
  }
  return true;
}
