import type { CoverageMap } from "@/lib/map/coverage-map";
import { type Result, success } from "@/lib/result";
import { buildAxis, isDeclared } from "../axis";
import { type Cube, STATES } from "../cube";
import { buildWhereTests } from "../exclusion";
import type { Filter } from "../filter";
import { getOutcome, isHit } from "../observation-outcome";
import { buildSpace, passes } from "../space";
import { findStateFilter, listKeptStates } from "../state-filter";

/**
 * The rows of a cube that hold hits, ready to be looked at in many sets of dimensions. An ignore or
 * illegal rule, or a filter, is about the values of a set where all its dimensions are crossed;
 * elsewhere it leaves rows out. `bounds` are the latter, each with the dimensions it is about.
 */
export type HitRows = {
  map: CoverageMap;
  size: number;
  /** Per dimension of the map: the code of each row. */
  codes: Uint16Array[];
  /** Per dimension and code: the declared values that a row of it holds. */
  positions: number[][][];
  /** Per dimension: the declared values that the filters show. */
  shown: number[][];
  /** Dimensions of each rule and filter. */
  bounds: number[][];
  /** Per row: which of `groups` it is in. */
  group: Uint32Array;
  /** Numbers of the bounds that the rows of a group break. */
  groups: number[][];
};

/** Prepares the rows of a cube under filters; errors name unknown dimensions and values. */
export function listHitRows(cube: Cube, map: CoverageMap, where: Filter[]): Result<HitRows> {
  const bounds: number[][] = [];
  const breaks: ((row: number) => boolean)[] = [];
  const onDimensions = where.filter(({ dimension }) => !findStateFilter(dimension));
  for (const filter of onDimensions) {
    // Nothing is crossed, so the filter tests rows.
    const space = buildSpace(cube, map, [], [filter]);
    if (!space.ok) return space;
    const { rowTests } = space.value;
    bounds.push([map.dimensions.findIndex(({ id }) => id === filter.dimension)]);
    breaks.push((row) => !passes(cube, row, rowTests));
  }
  for (const rule of [...map.ignore, ...map.illegal]) {
    const tests = buildWhereTests(map, cube, rule.where);
    bounds.push(tests.map(({ index }) => index));
    breaks.push((row) => passes(cube, row, tests));
  }
  const axes = map.dimensions.map((_, index) => buildAxis(map, index, cube.sets[index] ?? null));
  const hits = listHits(cube, listKeptStates(where));
  return success({
    map,
    size: hits.length,
    codes: axes.map(({ index, shift }) => readCodes(cube.coords[index]!, hits, shift)),
    positions: axes.map((axis) =>
      axis.positions.map((held) => held.filter((place) => isDeclared(axis, place))),
    ),
    shown: axes.map((axis) => {
      const own = onDimensions.filter(({ dimension }) => dimension === axis.dimension.id);
      return axis.dimension.values.flatMap(({ id }, position) =>
        own.every(({ values, negate }) => values.includes(id) !== negate) ? position : [],
      );
    }),
    bounds,
    ...groupRows(hits, breaks),
  });
}

function listHits(cube: Cube, kept: Uint8Array | null): Uint32Array {
  const isHitState = STATES.map((_, state) => isHit(getOutcome(state)) && kept?.[state] !== 0);
  const hits = new Uint32Array(cube.size);
  let size = 0;
  for (let row = 0; row < cube.size; row++) if (isHitState[cube.state[row]!]) hits[size++] = row;
  return hits.subarray(0, size);
}

function readCodes(column: Int16Array, rows: Uint32Array, shift: number): Uint16Array {
  const codes = new Uint16Array(rows.length);
  for (let i = 0; i < rows.length; i++) codes[i] = column[rows[i]!]! + shift;
  return codes;
}

/** Rows that break the same bounds are left out of the same sets, so each group is decided on once. */
function groupRows(rows: Uint32Array, breaks: ((row: number) => boolean)[]) {
  const groups: number[][] = [[]];
  const group = new Uint32Array(rows.length);
  breaks.forEach((isBroken, bound) => {
    const next = new Map<number, number>();
    for (let i = 0; i < rows.length; i++) {
      if (!isBroken(rows[i]!)) continue;
      const before = group[i]!;
      if (!next.has(before)) next.set(before, groups.push([...groups[before]!, bound]) - 1);
      group[i] = next.get(before)!;
    }
  });
  return { group, groups };
}
