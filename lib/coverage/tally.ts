import type { Counts } from "./crossing-result";
import { AWARENESS, type Awareness, type Cube, STATES } from "./cube";
import { COUNTABLE, type Exclusions, IGNORED, ILLEGAL, isCounted, UNDECLARED } from "./exclusion";
import { getAdjudicatedOutcome, getOutcome, isHit, type ObservationOutcome } from "./observation-outcome";
import { type Projection, projectCube } from "./projection";
import type { Space } from "./space";

/** Hits and failures by awareness: position b * AWARENESS.length + a. */
export type AwareTally = { hits: Float64Array; fails: Float64Array };

/** Counts by state: position b * STATES.length + s. */
export type Tally = {
  states: Float64Array;
  aware: AwareTally;
  adjudicatedAware: AwareTally;
  /** The same of observations that only a filter on outcome or verdict keeps out; null without one. */
  filteredStates: Float64Array | null;
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
  /** Per axis and position: the same by awareness. */
  marginalAware: AwareTally[];
  marginalAdjudicatedAware: AwareTally[];
};

const STATE_COUNT = STATES.length;
const AWARE_COUNT = AWARENESS.length;

/** Counts every observation into the buckets it belongs to. Cost: rows, plus groups times buckets a group. */
export function tally(space: Space, cube: Cube, exclusions: Exclusions): Tally {
  const counts: Tally = {
    states: new Float64Array(space.size * STATE_COUNT),
    filteredStates: space.keptStates && new Float64Array(space.size * STATE_COUNT),
    aware: createAwareTally(space.size),
    adjudicatedAware: createAwareTally(space.size),
    leftOutIgnored: new Float64Array(space.size),
    leftOutIllegal: new Float64Array(space.size),
    leftOutHits: new Float64Array(space.size),
    totalStates: new Float64Array(STATE_COUNT),
    totalOther: 0,
    totalIgnored: 0,
    totalIllegal: 0,
    marginals: space.axes.map((axis) => new Float64Array(axis.size * STATE_COUNT)),
    marginalAware: space.axes.map((axis) => createAwareTally(axis.size)),
    marginalAdjudicatedAware: space.axes.map((axis) => createAwareTally(axis.size)),
  };
  const groups = projectCube(space, cube, exclusions);
  // The last group counted at each marginal, so that one with several values there counts once.
  const lastGroup = space.axes.map((axis) => new Int32Array(axis.size).fill(-1));
  for (let group = 0; group < groups.size; group++) {
    const kinds = countGroup(space, exclusions, counts, groups, group, lastGroup);
    countTotals(counts, kinds, groups.state[group]!, groups.n[group]!);
  }
  return counts;
}

/** Counts a group into its shown buckets; returns the kinds among them as bits. */
function countGroup(
  space: Space,
  exclusions: Exclusions,
  counts: Tally,
  groups: Projection,
  group: number,
  lastGroup: Int32Array[],
): number {
  const kind = groups.kind[group]!;
  const state = groups.state[group]!;
  const outcome = getOutcome(state);
  const adjudicated = getAdjudicatedOutcome(state);
  const aware = groups.aware[group]!;
  const n = groups.n[group]!;
  const isKept = space.keptStates === null || space.keptStates[state] === 1;
  let kinds = 0;
  for (const bucket of listGroupBuckets(space, groups, group)) {
    if (space.shown[bucket] === 0) continue;
    const bucketKind = exclusions.kind[bucket]!;
    if (!isKept) {
      if (isCounted(kind, bucketKind)) counts.filteredStates![bucket * STATE_COUNT + state]! += n;
      continue;
    }
    if (!isCounted(kind, bucketKind)) {
      kinds |= 1 << kind;
      (kind === ILLEGAL ? counts.leftOutIllegal : counts.leftOutIgnored)[bucket]! += n;
      if (isHit(outcome)) counts.leftOutHits[bucket]! += n;
      continue;
    }
    kinds |= 1 << bucketKind;
    counts.states[bucket * STATE_COUNT + state]! += n;
    countAware(counts.aware, bucket * AWARE_COUNT + aware, outcome, n);
    countAware(counts.adjudicatedAware, bucket * AWARE_COUNT + aware, adjudicated, n);
    if (bucketKind === COUNTABLE || bucketKind === UNDECLARED) {
      countMarginals(space, counts, lastGroup, groups, group, bucket);
    }
  }
  return kinds;
}

function createAwareTally(buckets: number): AwareTally {
  return {
    hits: new Float64Array(buckets * AWARE_COUNT),
    fails: new Float64Array(buckets * AWARE_COUNT),
  };
}

function countAware(counts: AwareTally, place: number, outcome: ObservationOutcome, n: number): void {
  if (isHit(outcome)) counts.hits[place]! += n;
  if (outcome === "fail") counts.fails[place]! += n;
}

/** Reads a tally at one place. */
export function readAware({ hits, fails }: AwareTally, place: number): Counts["aware"] {
  const at = (aware: Awareness) => place * AWARE_COUNT + AWARENESS.indexOf(aware);
  return {
    yes: hits[at("yes")]!,
    no: hits[at("no")]!,
    unknown: hits[at("unknown")]!,
    fail_yes: fails[at("yes")]!,
    fail_no: fails[at("no")]!,
  };
}

/** Buckets of a group: the product of its positions in every axis. */
function listGroupBuckets({ axes }: Space, groups: Projection, group: number): number[] {
  let buckets = [0];
  for (let a = 0; a < axes.length; a++) {
    const { positions: positionsOf, size } = axes[a]!;
    const positions = positionsOf[groups.codes[a]![group]!]!;
    // As good as always there is one position, and there are thousands of groups.
    if (positions.length === 1) {
      for (let b = 0; b < buckets.length; b++) buckets[b] = buckets[b]! * size + positions[0]!;
    } else buckets = buckets.flatMap((bucket) => positions.map((position) => bucket * size + position));
  }
  return buckets;
}

/** Counts each observation once, by the best of the buckets it lies in. */
function countTotals(counts: Tally, kinds: number, state: number, n: number): void {
  const has = (kind: number) => (kinds & (1 << kind)) !== 0;
  if (has(COUNTABLE)) counts.totalStates[state]! += n;
  else if (has(UNDECLARED)) counts.totalOther += n;
  else if (has(IGNORED) && !has(ILLEGAL)) counts.totalIgnored += n;
  // An illegal hit is an alarm: it is counted even where the observation also lies in a legal bucket.
  if (has(ILLEGAL)) counts.totalIllegal += n;
}

function countMarginals(
  space: Space,
  counts: Tally,
  lastGroup: Int32Array[],
  groups: Projection,
  group: number,
  bucket: number,
): void {
  const state = groups.state[group]!;
  const aware = groups.aware[group]!;
  const n = groups.n[group]!;
  for (let a = 0; a < space.axes.length; a++) {
    const position = space.positions[bucket * space.axes.length + a]!;
    const isOwnUndeclared = position >= space.axes[a]!.size - 2;
    if (space.undeclared[bucket]! > Number(isOwnUndeclared) || lastGroup[a]![position] === group) continue;
    lastGroup[a]![position] = group;
    counts.marginals[a]![position * STATE_COUNT + state]! += n;
    const place = position * AWARE_COUNT + aware;
    countAware(counts.marginalAware[a]!, place, getOutcome(state), n);
    countAware(counts.marginalAdjudicatedAware[a]!, place, getAdjudicatedOutcome(state), n);
  }
}
