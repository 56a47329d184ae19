import type { Axis } from "./axis";
import { AWARENESS, type Cube, STATES } from "./cube";
import { type Exclusions, getRowKind, KINDS } from "./exclusion";
import { getStateCode } from "./sort-rows";
import { passes, type Space } from "./space";

/** Up to this many groups, grouping goes through one dense array; beyond, through a hash table. */
const DENSE_LIMIT = 1_000_000;

const MOST_INTEGER = 2 ** 31 - 1;

/** Rows of a cube that a crossing cannot tell apart, added up. Columnar, `size` groups. */
export type Projection = {
  size: number;
  /** Per axis of the space: the code of each group. */
  codes: Int32Array[];
  /** `COUNTABLE`, or the kind of the rule that keeps the group out of every bucket. */
  kind: Uint8Array;
  state: Uint8Array;
  aware: Uint8Array;
  n: Float64Array;
};

/** Keys of rows: plain integers where they fit, since those are much faster. */
type Keys = Int32Array | Float64Array;

/** Key of a row that a filter leaves out. */
const LEFT_OUT = -1;

/**
 * Projects a cube onto the crossed dimensions, under the filters on the free ones. A few cheap steps a row, column by
 * column.
 */
export function projectCube(space: Space, cube: Cube, exclusions: Exclusions): Projection {
  const radices = [
    ...space.axes.map((axis) => axis.positions.length),
    KINDS,
    STATES.length,
    AWARENESS.length,
  ];
  const groups = radices.reduce((product, radix) => product * Math.max(1, radix), 1);
  const hasRules = exclusions.freeIgnored.length + exclusions.freeIllegal.length > 0;
  const { rowTests } = space;
  const isWhole = !hasRules && rowTests.length === 0;
  if (space.axes.length === 2 && isWhole && groups <= DENSE_LIMIT) {
    return unpack(radices, listDense(addPairs(space, cube, groups)));
  }
  const keys = groups <= MOST_INTEGER ? new Int32Array(cube.size) : new Float64Array(cube.size);
  for (const axis of space.axes) {
    appendCodes(keys, axis.positions.length, cube.coords[axis.index]!, axis.shift);
  }
  if (hasRules) {
    for (let row = 0; row < cube.size; row++)
      keys[row] = keys[row]! * KINDS + getRowKind(cube, row, exclusions);
    appendStates(keys, 1, cube);
  } else appendStates(keys, KINDS, cube);
  if (rowTests.length > 0) {
    for (let row = 0; row < cube.size; row++) if (!passes(cube, row, rowTests)) keys[row] = LEFT_OUT;
  }
  return unpack(radices, groups <= DENSE_LIMIT ? addDense(keys, cube.n, groups) : addSparse(keys, cube.n));
}

// The loops over rows are functions of their own: each meets one type of column alone, and stays fast.

/** The same in one step a row, for what is asked most: two dimensions of all rows. */
function addPairs({ axes }: Space, cube: Cube, groups: number): Float64Array {
  const [first, second] = axes as [Axis, Axis];
  const [rows, columns] = [cube.coords[first.index]!, cube.coords[second.index]!];
  // The digit of kinds, between bucket and state, is 0.
  const columnFactor = KINDS * STATES.length * AWARENESS.length;
  const rowFactor = second.positions.length * columnFactor;
  const start = first.shift * rowFactor + second.shift * columnFactor;
  const dense = new Float64Array(groups);
  addRows(dense, rows, rowFactor, columns, columnFactor, listStateCodes(cube), cube.n, start);
  return dense;
}

function addRows(
  dense: Float64Array,
  rows: Int16Array,
  rowFactor: number,
  columns: Int16Array,
  columnFactor: number,
  codes: Uint8Array,
  n: Float64Array,
  start: number,
): void {
  for (let row = 0; row < n.length; row++) {
    dense[rows[row]! * rowFactor + columns[row]! * columnFactor + codes[row]! + start]! += n[row]!;
  }
}

const stateCodes = new WeakMap<Cube, Uint8Array>();

/** State and awareness of each row as one number, made once for a cube. */
function listStateCodes(cube: Cube): Uint8Array {
  const known = stateCodes.get(cube);
  if (known) return known;
  const codes = new Uint8Array(cube.size);
  for (let row = 0; row < cube.size; row++) codes[row] = getStateCode(cube, row);
  stateCodes.set(cube, codes);
  return codes;
}

function appendCodes(keys: Keys, radix: number, column: Int16Array, shift: number): void {
  for (let row = 0; row < column.length; row++) keys[row] = keys[row]! * radix + column[row]! + shift;
}

/** Appends state and awareness, after a digit of `radix` values that is 0. */
function appendStates(keys: Keys, radix: number, { size, state, aware }: Cube): void {
  const factor = radix * STATES.length;
  for (let row = 0; row < size; row++) {
    keys[row] = (keys[row]! * factor + state[row]!) * AWARENESS.length + aware[row]!;
  }
}

/** Counts by key, each key once. */
type Entries = { keys: Float64Array; n: Float64Array };

function addDense(keys: Keys, n: Float64Array, groups: number): Entries {
  const dense = new Float64Array(groups);
  for (let row = 0; row < n.length; row++) if (keys[row] !== LEFT_OUT) dense[keys[row]!]! += n[row]!;
  return listDense(dense);
}

function addSparse(keys: Keys, n: Float64Array): Entries {
  const sparse = new Map<number, number>();
  for (let row = 0; row < n.length; row++) {
    if (keys[row] !== LEFT_OUT) sparse.set(keys[row]!, (sparse.get(keys[row]!) ?? 0) + n[row]!);
  }
  return { keys: Float64Array.from(sparse.keys()), n: Float64Array.from(sparse.values()) };
}

function listDense(dense: Float64Array): Entries {
  let size = 0;
  for (let key = 0; key < dense.length; key++) if (dense[key] !== 0) size++;
  const entries = { keys: new Float64Array(size), n: new Float64Array(size) };
  let entry = 0;
  for (let key = 0; key < dense.length; key++) {
    if (dense[key] === 0) continue;
    entries.keys[entry] = key;
    entries.n[entry++] = dense[key]!;
  }
  return entries;
}

function unpack(radices: number[], { keys, n }: Entries): Projection {
  const size = keys.length;
  const digits = radices.map(() => new Int32Array(size));
  for (let r = radices.length - 1; r >= 0; r--) splitDigit(keys, radices[r]!, digits[r]!);
  const [kind, state, aware] = digits.slice(-3).map((column) => Uint8Array.from(column));
  return { size, codes: digits.slice(0, -3), kind: kind!, state: state!, aware: aware!, n };
}

/** Takes the last digit off every key. */
function splitDigit(keys: Float64Array, radix: number, digits: Int32Array): void {
  for (let group = 0; group < keys.length; group++) {
    const digit = keys[group]! % radix;
    digits[group] = digit;
    keys[group] = (keys[group]! - digit) / radix;
  }
}
