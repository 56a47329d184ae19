import { AWARENESS, type Cube, STATES } from "./cube";
import { type Exclusions, getRowKind, KINDS } from "./exclusion";
import { passes, type Space } from "./space";

/** Up to this many groups, grouping goes through one dense array; beyond, through a hash table. */
const DENSE_LIMIT = 1_000_000;

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

/** Projects a cube onto the crossed dimensions, under the filters. One cheap step a row. */
export function projectCube(space: Space, cube: Cube, exclusions: Exclusions): Projection {
  const radices = [
    ...space.axes.map((axis) => axis.positions.length),
    KINDS,
    STATES.length,
    AWARENESS.length,
  ];
  const groups = radices.reduce((product, radix) => product * Math.max(1, radix), 1);
  const hasRules = exclusions.freeIgnored.length + exclusions.freeIllegal.length > 0;
  const columns = space.axes.map((axis) => cube.coords[axis.index]!);
  const dense = groups <= DENSE_LIMIT ? new Float64Array(groups) : null;
  const sparse = new Map<number, number>();
  const { keptStates } = space;
  for (let row = 0; row < cube.size; row++) {
    if (keptStates !== null && keptStates[cube.state[row]!] === 0) continue;
    if (space.rowTests.length > 0 && !passes(cube, row, space.rowTests)) continue;
    let key = 0;
    for (let a = 0; a < columns.length; a++) {
      key = key * radices[a]! + columns[a]![row]! + space.axes[a]!.shift;
    }
    const kind = hasRules ? getRowKind(cube, row, exclusions) : 0;
    key = ((key * KINDS + kind) * STATES.length + cube.state[row]!) * AWARENESS.length + cube.aware[row]!;
    if (dense) dense[key]! += cube.n[row]!;
    else sparse.set(key, (sparse.get(key) ?? 0) + cube.n[row]!);
  }
  return unpack(radices, dense ? listDense(dense) : [...sparse]);
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
