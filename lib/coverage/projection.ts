import { AWARENESS, type Cube, STATES } from "./cube";
import { type Exclusions, getRowKind, KINDS } from "./exclusion";
import { passes, type Space } from "./space";

/** Up to this many groups, grouping goes through one dense array; beyond, through a hash table. */
const DENSE_LIMIT = 1_000_000;
const STATE_COUNT = STATES.length;
const AWARE_COUNT = AWARENESS.length;
/** In place of the kind of a row that the filters leave out. */
const LEFT_OUT = 255;

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
  const radices = [...space.axes.map((axis) => axis.positions.length), KINDS, STATE_COUNT, AWARE_COUNT];
  const groups = radices.reduce((product, radix) => product * Math.max(1, radix), 1);
  const kinds = listRowKinds(space, cube, exclusions);
  return unpack(
    radices,
    groups <= DENSE_LIMIT
      ? listDense(countDense(listPlaces(space, cube), kinds, cube, groups))
      : [...countSparse(space, kinds, cube)],
  );
}

/** Each row's code in every axis as one number; column by column, since short loops run fastest. */
function listPlaces(space: Space, cube: Cube): Int32Array {
  const places = new Int32Array(cube.size);
  for (const { index, shift, positions } of space.axes)
    addAxis(places, cube.coords[index]!, shift, positions.length);
  return places;
}

function addAxis(places: Int32Array, column: Int16Array, shift: number, radix: number): void {
  for (let row = 0; row < places.length; row++)
    places[row] = (Math.imul(places[row]!, radix) + column[row]! + shift) | 0;
}

/** Each row's kind, or `LEFT_OUT`; null where no filter and no rule sets any row apart. */
function listRowKinds(space: Space, cube: Cube, exclusions: Exclusions): Uint8Array | null {
  const { keptStates, rowTests } = space;
  const hasRules = exclusions.freeIgnored.length + exclusions.freeIllegal.length > 0;
  if (!hasRules && rowTests.length === 0 && keptStates === null) return null;
  const kinds = new Uint8Array(cube.size);
  for (let row = 0; row < kinds.length; row++) {
    const isKept = keptStates === null || keptStates[cube.state[row]!] === 1;
    if (!isKept || !passes(cube, row, rowTests)) kinds[row] = LEFT_OUT;
    else if (hasRules) kinds[row] = getRowKind(cube, row, exclusions);
  }
  return kinds;
}

/** The loop that most crossings run over every row: nothing but arithmetic, so that it compiles well. */
function countDense(
  places: Int32Array,
  kinds: Uint8Array | null,
  { state, aware, n }: Cube,
  groups: number,
): Float64Array {
  const counts = new Float64Array(groups);
  for (let row = 0; row < places.length; row++) {
    const kind = kinds === null ? 0 : kinds[row]!;
    if (kind === LEFT_OUT) continue;
    // Whole numbers of 32 bits throughout: the dense array is far shorter.
    const place = Math.imul(places[row]!, KINDS) + kind;
    const key = Math.imul(Math.imul(place, STATE_COUNT) + state[row]!, AWARE_COUNT) + aware[row]!;
    counts[key] = counts[key]! + n[row]!;
  }
  return counts;
}

function countSparse(
  { axes }: Space,
  kinds: Uint8Array | null,
  { size, coords, state, aware, n }: Cube,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (let row = 0; row < size; row++) {
    const kind = kinds === null ? 0 : kinds[row]!;
    if (kind === LEFT_OUT) continue;
    let place = 0;
    for (const { index, shift, positions } of axes)
      place = place * positions.length + coords[index]![row]! + shift;
    const key = ((place * KINDS + kind) * STATE_COUNT + state[row]!) * AWARE_COUNT + aware[row]!;
    counts.set(key, (counts.get(key) ?? 0) + n[row]!);
  }
  return counts;
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
