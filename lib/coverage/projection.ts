import type { Axis } from "./axis";
import { AWARENESS, type Cube, STATES } from "./cube";
import { type Exclusions, getRowKind, KINDS } from "./exclusion";
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

/** Projects a cube onto the crossed dimensions, under the filters. A few cheap steps a row, column by column. */
export function projectCube(space: Space, cube: Cube, exclusions: Exclusions): Projection {
  const radices = [
    ...space.axes.map((axis) => axis.positions.length),
    KINDS,
    STATES.length,
    AWARENESS.length,
  ];
  const groups = radices.reduce((product, radix) => product * Math.max(1, radix), 1);
  const hasRules = exclusions.freeIgnored.length + exclusions.freeIllegal.length > 0;
  const { keptStates, rowTests } = space;
  const isWhole = !hasRules && rowTests.length === 0 && keptStates === null;
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
  if (keptStates !== null) {
    for (let row = 0; row < cube.size; row++) if (keptStates[cube.state[row]!] === 0) keys[row] = LEFT_OUT;
  }
  return unpack(radices, groups <= DENSE_LIMIT ? addDense(keys, cube.n, groups) : addSparse(keys, cube.n));
}

// The loops over rows are functions of their own: each meets one type of column alone, and stays fast.

/** The same in one step a row, for what is asked most: two dimensions of all rows. */
function addPairs({ axes }: Space, { size, coords, state, aware, n }: Cube, groups: number): Float64Array {
  const [first, second] = axes as [Axis, Axis];
  const [rows, columns] = [coords[first.index]!, coords[second.index]!];
  const columnCount = second.positions.length;
  // What the shifts and the digit of kinds, which is 0, add to every key.
  const start = first.shift * columnCount + second.shift;
  const dense = new Float64Array(groups);
  for (let row = 0; row < size; row++) {
    const bucket = rows[row]! * columnCount + columns[row]! + start;
    dense[(bucket * KINDS * STATES.length + state[row]!) * AWARENESS.length + aware[row]!]! += n[row]!;
  }
  return dense;
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

function addDense(keys: Keys, n: Float64Array, groups: number): [number, number][] {
  const dense = new Float64Array(groups);
  for (let row = 0; row < n.length; row++) if (keys[row] !== LEFT_OUT) dense[keys[row]!]! += n[row]!;
  return listDense(dense);
}

function addSparse(keys: Keys, n: Float64Array): [number, number][] {
  const sparse = new Map<number, number>();
  for (let row = 0; row < n.length; row++) {
    if (keys[row] !== LEFT_OUT) sparse.set(keys[row]!, (sparse.get(keys[row]!) ?? 0) + n[row]!);
  }
  return [...sparse];
}

function listDense(dense: Float64Array): [number, number][] {
  const entries: [number, number][] = [];
  for (let key = 0; key < dense.length; key++) if (dense[key] !== 0) entries.push([key, dense[key]!]);
  return entries;
}

function unpack(radices: number[], entries: [number, number][]): Projection {
  const size = entries.length;
  const digits = radices.map(() => new Int32Array(size));
  const n = new Float64Array(size);
  entries.forEach(([key, count], group) => {
    n[group] = count;
    let rest = key;
    for (let r = radices.length - 1; r >= 0; r--) {
      const digit = rest % radices[r]!;
      digits[r]![group] = digit;
      rest = (rest - digit) / radices[r]!;
    }
  });
  const [kind, state, aware] = digits.slice(-3).map((column) => Uint8Array.from(column));
  return { size, codes: digits.slice(0, -3), kind: kind!, state: state!, aware: aware!, n };
}
