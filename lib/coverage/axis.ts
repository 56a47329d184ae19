import { type CoverageMap, type Dimension, NONE, NONE_ID, OTHER, OTHER_ID } from "@/lib/map/coverage-map";

/**
 * A dimension as crossings see it. Positions 0 to k - 1 are the declared values, k is `other`,
 * k + 1 is `none`. A stored ordinal has a code: the set's ordinal where multi-valued, otherwise
 * the ordinal shifted so that `NONE` is 0.
 */
export type Axis = {
  dimension: Dimension;
  /** Place of the dimension in the map. */
  index: number;
  /** Ids of the positions in order. */
  ids: string[];
  /** Number of positions: the declared values, other and none. */
  size: number;
  /** What to add to a stored ordinal to get its code. */
  shift: number;
  /** Positions that an observation of a code belongs to. */
  positions: number[][];
};

/** Builds the axis of the map's dimension `index`; `sets` are the cube's value sets of that dimension. */
export function buildAxis(map: CoverageMap, index: number, sets: number[][] | null): Axis {
  const dimension = map.dimensions[index]!;
  const declared = dimension.values.length;
  const position = (ordinal: number) =>
    ordinal === OTHER ? declared : ordinal === NONE ? declared + 1 : ordinal;
  const positions = sets
    ? sets.map((members) => members.map(position))
    : Array.from({ length: declared + 2 }, (_, code) => [position(code + NONE)]);
  return {
    dimension,
    index,
    ids: listValueIds(dimension),
    size: declared + 2,
    shift: sets ? 0 : -NONE,
    positions,
  };
}

/** Whether a position of the axis is a value the map declares. */
export function isDeclared(axis: Axis, position: number): boolean {
  return position < axis.dimension.values.length;
}

/** Ids of the positions in order; an undeclared value whose id the map took is marked with `~`. */
export function listValueIds(dimension: Dimension): string[] {
  const ids = dimension.values.map((value) => value.id);
  for (const id of [OTHER_ID, NONE_ID]) ids.push(ids.includes(id) ? `~${id}` : id);
  return ids;
}

/** Label of a position: the value's own, or the undeclared value's id. */
export function getValueLabel(axis: Axis, position: number): string {
  return axis.dimension.values[position]?.label ?? axis.ids[position]!;
}

/** A test of rows: the column's code must be marked in `table`. */
export type RowTest = { index: number; shift: number; table: Uint8Array };

/** A row test that holds where some position of the row is in `accepted`. */
export function buildRowTest(axis: Axis, accepted: ReadonlySet<number>, negate = false): RowTest {
  const table = Uint8Array.from(axis.positions, (positions) =>
    Number(positions.some((position) => accepted.has(position)) !== negate),
  );
  return { index: axis.index, shift: axis.shift, table };
}
