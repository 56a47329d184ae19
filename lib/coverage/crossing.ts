import type { CoverageMap } from "@/lib/map/coverage-map";
import { failure, type Result, success } from "@/lib/result";
import { getValueLabel, isDeclared } from "./axis";
import type { Counting } from "./counting";
import type {
  Bucket,
  Counts,
  CrossingDimension,
  CrossingResult,
  CrossingTotals,
  Marginal,
} from "./crossing-result";
import type { Cube } from "./cube";
import { buildExclusions, COUNTABLE, type Exclusions, IGNORED, ILLEGAL, UNDECLARED } from "./exclusion";
import type { Filter } from "./filter";
import { listGoals } from "./goal";
import { gradeBucket, gradeBuckets } from "./grade";
import type { OutcomeCounts } from "./observation-outcome";
import {
  buildMarginal,
  buildRates,
  countAdjudicated,
  countHits,
  countOutcomes,
  countVerdicts,
} from "./rates";
import { buildSpace, type Space } from "./space";
import { findTellableRates } from "./state-filter";
import { type AwareTally, readAware, type Tally, tally } from "./tally";

export type CrossingQuery = { by: string[]; where: Filter[] };

/**
 * Crosses dimensions over a cube: every bucket with hits, goal, grade and failure rate, and the
 * crossing's grade. All other dimensions vary freely. A filter on a free dimension, on outcome or verdict,
 * or a range of days, hides goals and grades; a filter on a crossed dimension limits the buckets shown. One
 * that leaves out passes or failures by themselves hides rates too.
 * Errors: unknown or repeated dimensions, unknown values, more buckets than `BUCKET_LIMIT`.
 */
export function crossing(cube: Cube, map: CoverageMap, query: CrossingQuery): Result<CrossingResult> {
  if (query.by.length === 0) return failure("usage", "name at least one dimension to cross");
  const space = buildSpace(cube, map, query.by, query.where);
  if (!space.ok) return space;
  return success(buildResult(space.value, cube));
}

type Counted = {
  space: Space;
  exclusions: Exclusions;
  counts: Tally;
  goals: Float64Array;
  weights: Float64Array;
  hidesGoals: boolean;
  /** Whether failure rates can be told, by way of counting. */
  tellsRates: Record<Counting, boolean>;
};

function buildResult(space: Space, cube: Cube): CrossingResult {
  const exclusions = buildExclusions(space, cube);
  const counts = tally(space, cube, exclusions);
  const counted: Counted = {
    space,
    exclusions,
    counts,
    goals: listGoals(space),
    weights: listWeights(space),
    hidesGoals: space.rowTests.length > 0 || space.keptStates !== null || cube.dated,
    tellsRates: findTellableRates(space.keptStates),
  };
  const listed = listShown(counted);
  const countable = listed.filter((bucket) => exclusions.kind[bucket] === COUNTABLE);
  const declared = listed.filter((bucket) => space.undeclared[bucket] === 0);
  const outcomes = (bucket: number) => countHits(countOutcomes(counts.states, bucket));
  const adjudicated = (bucket: number) => countHits(countAdjudicated(counts.states, bucket));
  const unexcluded = (bucket: number) => outcomes(bucket) + counts.leftOutHits[bucket]!;
  const by = listDimensions(counted, listed);
  return {
    by,
    ...gradeAll(counted, countable, outcomes),
    adjudicated: gradeAll(counted, countable, adjudicated),
    before_exclusion: gradeAll(counted, declared, unexcluded),
    totals: buildTotals(counts),
    marginals: listMarginals(counted, by),
    buckets: listed.map((bucket) => buildBucket(counted, bucket)),
  };
}

/** Every shown bucket of declared values, and those with undeclared values that hold observations, filtered out or not. */
function listShown({ space, counts }: Counted): number[] {
  const { states, filteredStates } = counts;
  const holdsAny = (bucket: number) =>
    countAny(states, bucket) + (filteredStates ? countAny(filteredStates, bucket) : 0) > 0;
  const listed: number[] = [];
  for (let bucket = 0; bucket < space.size; bucket++) {
    if (space.shown[bucket] === 0) continue;
    if (space.undeclared[bucket] === 0 || holdsAny(bucket)) listed.push(bucket);
  }
  return listed;
}

function countAny(states: Float64Array, bucket: number): number {
  const outcomes = countOutcomes(states, bucket);
  return countHits(outcomes) + outcomes.invalid + outcomes.error + outcomes.unscored;
}

function gradeAll(counted: Counted, buckets: number[], countHitsOf: (bucket: number) => number) {
  if (counted.hidesGoals) return { grade: null, covered: null };
  return gradeBuckets(
    buckets.map((bucket) => ({
      hits: countHitsOf(bucket),
      goal: counted.goals[bucket]!,
      weight: counted.weights[bucket]!,
    })),
  );
}

function listWeights(space: Space): Float64Array {
  return Float64Array.from({ length: space.size }, (_, bucket) =>
    space.axes.reduce((product, axis, a) => {
      const position = space.positions[bucket * space.axes.length + a]!;
      return product * (axis.dimension.values[position]?.weight ?? 1);
    }, 1),
  );
}

function listDimensions({ space }: Counted, listed: number[]): CrossingDimension[] {
  return space.axes.map((axis, a) => {
    const used = new Set(listed.map((bucket) => space.positions[bucket * space.axes.length + a]!));
    const { id, label, unit } = axis.dimension;
    const values = [...used]
      .sort((x, y) => x - y)
      .map((position) => ({
        id: axis.ids[position]!,
        label: getValueLabel(axis, position),
        declared: isDeclared(axis, position),
      }));
    return { id, label, unit, values };
  });
}

function buildTotals(counts: Tally): CrossingTotals {
  const list = ({ item, ...outcomes }: OutcomeCounts) => ({ ...outcomes, ...(item > 0 ? { item } : {}) });
  return {
    ...list(countOutcomes(counts.totalStates, 0)),
    ignored: counts.totalIgnored,
    illegal: counts.totalIllegal,
    other: counts.totalOther,
    adjudicated: list(countAdjudicated(counts.totalStates, 0)),
    verdicts: countVerdicts(counts.totalStates, 0),
  };
}

function listMarginals(
  { space, counts, tellsRates }: Counted,
  dimensions: CrossingDimension[],
): Marginal[][] {
  return space.axes.map((axis, a) =>
    dimensions[a]!.values.map(({ id }) => {
      const at = axis.ids.indexOf(id);
      const states = counts.marginals[a]!;
      const selected = space.keptStates !== null;
      return {
        value: id,
        ...buildMarginal(countOutcomes(states, at), {
          ...{ aware: readAware(counts.marginalAware[a]!, at), tellsRate: tellsRates.raw, selected },
        }),
        adjudicated: buildMarginal(countAdjudicated(states, at), {
          aware: readAware(counts.marginalAdjudicatedAware[a]!, at),
          ...{ tellsRate: tellsRates.adjudicated, selected },
        }),
      };
    }),
  );
}

function buildBucket(counted: Counted, bucket: number): Bucket {
  const { space, exclusions, counts, hidesGoals, tellsRates } = counted;
  const kind = exclusions.kind[bucket]!;
  const goal = kind === COUNTABLE && !hidesGoals ? counted.goals[bucket]! : null;
  const build = (count: typeof countOutcomes, aware: AwareTally, tellsRate: boolean): Counts => {
    const outcomes = count(counts.states, bucket);
    const hits = countHits(outcomes);
    const filtered = counts.filteredStates && countHits(count(counts.filteredStates, bucket));
    return {
      status: getStatus(kind, hits, { goal, filtered }),
      ...buildRates(outcomes, goal === null ? null : gradeBucket(hits, goal), tellsRate),
      invalid: outcomes.invalid,
      error: outcomes.error,
      unscored: outcomes.unscored,
      aware: readAware(aware, bucket),
      ...(filtered !== null && { selected: true as const, filtered }),
    };
  };
  return {
    at: getPlace(space, bucket),
    held_out: exclusions.heldOut[bucket] === 1,
    reason: exclusions.reasons.get(bucket) ?? null,
    goal,
    ...build(countOutcomes, counts.aware, tellsRates.raw),
    excluded: { ignored: counts.leftOutIgnored[bucket]!, illegal: counts.leftOutIllegal[bucket]! },
    adjudicated: build(countAdjudicated, counts.adjudicatedAware, tellsRates.adjudicated),
    verdicts: countVerdicts(counts.states, bucket),
  };
}

function getPlace(space: Space, bucket: number): Record<string, string> {
  return Object.fromEntries(
    space.axes.map((axis, a) => [
      axis.dimension.id,
      axis.ids[space.positions[bucket * space.axes.length + a]!]!,
    ]),
  );
}

function getStatus(
  kind: number,
  hits: number,
  { goal, filtered }: { goal: number | null; filtered: number | null },
): Bucket["status"] {
  if (kind === ILLEGAL) return "illegal";
  if (kind === IGNORED) return "ignored";
  if (kind === UNDECLARED) return "other";
  // What was tried and filtered out is no hole.
  if (hits === 0) return filtered ? "filtered" : "hole";
  // Without a goal nobody can say that a bucket is covered.
  return goal !== null && hits >= goal ? "covered" : "partial";
}
