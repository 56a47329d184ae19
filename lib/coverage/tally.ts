import { AWARENESS, type Cube, STATES } from "./cube";
import { COUNTABLE, type Exclusions, getRowKind, IGNORED, ILLEGAL, UNDECLARED } from "./exclusion";
import { passes, type Space, writeBuckets } from "./space";

/** Counts by state: position b * STATES.length + s. Failures and hits by awareness likewise. */
export type Tally = {
  states: Float64Array;
  awareHits: Float64Array;
  awareFails: Float64Array;
  /** Observations, and hits among them, that a free rule keeps out of the bucket. */
  leftOutIgnored: Float64Array;
  leftOutIllegal: Float64Array;
  leftOutHits: Float64Array;
  /** Each observation of the shown buckets once: by state where it lies in a countable bucket. */
  totalStates: Float64Array;
  totalOther: number;
  totalIgnored: number;
  totalIllegal: number;
  /** Per axis and position: states of the observations that lie there in a bucket otherwise declared. */
  marginals: Float64Array[];
};

const STATE_COUNT = STATES.length;
const AWARE_COUNT = AWARENESS.length;
const IS_FAIL = STATES.map((state) => state.startsWith("fail"));
const IS_HIT = STATES.map((state, s) => state === "pass" || state === "item" || IS_FAIL[s]!);

/** Counts every row of the cube into the buckets it belongs to. Cost: rows times buckets a row. */
export function tally(space: Space, cube: Cube, exclusions: Exclusions): Tally {
  const counts: Tally = {
    states: new Float64Array(space.size * STATE_COUNT),
    awareHits: new Float64Array(space.size * AWARE_COUNT),
    awareFails: new Float64Array(space.size * AWARE_COUNT),
    leftOutIgnored: new Float64Array(space.size),
    leftOutIllegal: new Float64Array(space.size),
    leftOutHits: new Float64Array(space.size),
    totalStates: new Float64Array(STATE_COUNT),
    totalOther: 0,
    totalIgnored: 0,
    totalIllegal: 0,
    marginals: space.axes.map((axis) => new Float64Array(axis.size * STATE_COUNT)),
  };
  const buckets: number[] = [];
  // The last row counted at each marginal, so that a row with several values there counts once.
  const lastRow = space.axes.map((axis) => new Int32Array(axis.size).fill(-1));
  for (let row = 0; row < cube.size; row++) {
    if (!passes(cube, row, space.rowTests)) continue;
    const kind = getRowKind(cube, row, exclusions);
    const count = writeBuckets(space, cube, row, buckets);
    countRow(space, cube, exclusions, counts, { row, kind, buckets, count, lastRow });
  }
  return counts;
}

type RowPlace = { row: number; kind: number; buckets: number[]; count: number; lastRow: Int32Array[] };

function countRow(space: Space, cube: Cube, exclusions: Exclusions, counts: Tally, place: RowPlace): void {
  const { row, kind, buckets, count, lastRow } = place;
  const n = cube.n[row]!;
  const state = cube.state[row]!;
  const aware = cube.aware[row]!;
  let seen = 0;
  for (let b = 0; b < count; b++) {
    const bucket = buckets[b]!;
    if (space.shown[bucket] === 0) continue;
    if (kind !== COUNTABLE) {
      seen |= 1 << kind;
      (kind === ILLEGAL ? counts.leftOutIllegal : counts.leftOutIgnored)[bucket]! += n;
      if (IS_HIT[state]) counts.leftOutHits[bucket]! += n;
      continue;
    }
    const bucketKind = exclusions.kind[bucket]!;
    seen |= 1 << bucketKind;
    counts.states[bucket * STATE_COUNT + state]! += n;
    if (IS_HIT[state]) counts.awareHits[bucket * AWARE_COUNT + aware]! += n;
    if (IS_FAIL[state]) counts.awareFails[bucket * AWARE_COUNT + aware]! += n;
    if (bucketKind === COUNTABLE || bucketKind === UNDECLARED) {
      countMarginals(space, counts, lastRow, row, bucket, state, n);
    }
  }
  if (seen & (1 << COUNTABLE)) counts.totalStates[state]! += n;
  else if (seen & (1 << UNDECLARED)) counts.totalOther += n;
  else if (seen & (1 << IGNORED) && !(seen & (1 << ILLEGAL))) counts.totalIgnored += n;
  // An illegal hit is an alarm: it is counted even where the observation also lies in a legal bucket.
  if (seen & (1 << ILLEGAL)) counts.totalIllegal += n;
}

function countMarginals(
  space: Space,
  counts: Tally,
  lastRow: Int32Array[],
  row: number,
  bucket: number,
  state: number,
  n: number,
): void {
  for (let a = 0; a < space.axes.length; a++) {
    const position = space.positions[bucket * space.axes.length + a]!;
    const isOwnUndeclared = position >= space.axes[a]!.size - 2;
    if (space.undeclared[bucket]! > Number(isOwnUndeclared) || lastRow[a]![position] === row) continue;
    lastRow[a]![position] = row;
    counts.marginals[a]![position * STATE_COUNT + state]! += n;
  }
}
