import { wilsonInterval } from "@/lib/stats/wilson";
import type { Counting } from "./counting";
import type { Marginal, Rates, VerdictCounts } from "./crossing-result";
import { STATES } from "./cube";
import {
  createOutcomeCounts,
  getAdjudicatedOutcome,
  getOutcome,
  type ObservationOutcome,
  type OutcomeCounts,
} from "./observation-outcome";
import { getVerdictState } from "./verdict";

const STATE_COUNT = STATES.length;

/** Reads the counts at place `at` of a states array: a number a state, in the order of `STATES`. */
export function countOutcomes(states: Float64Array, at: number): OutcomeCounts {
  return countBy(states, at, getOutcome);
}

/** The same after verdicts. */
export function countAdjudicated(states: Float64Array, at: number): OutcomeCounts {
  return countBy(states, at, getAdjudicatedOutcome);
}

function countBy(
  states: Float64Array,
  at: number,
  outcomeOf: (state: number) => ObservationOutcome,
): OutcomeCounts {
  const counts = createOutcomeCounts();
  for (let state = 0; state < STATE_COUNT; state++) {
    counts[outcomeOf(state)] += states[at * STATE_COUNT + state]!;
  }
  return counts;
}

/** Raw failures at place `at`, by what was decided on them. */
export function countVerdicts(states: Float64Array, at: number): VerdictCounts {
  const count = (state: number) => states[at * STATE_COUNT + state]!;
  return {
    open: count(getVerdictState(null)),
    true_failure: count(getVerdictState("true_failure")),
    spec_bug: count(getVerdictState("spec_bug")),
    checker_bug: count(getVerdictState("checker_bug")),
    simulation_bug: count(getVerdictState("simulation_bug")),
  };
}

/** Hits: valid, scored observations; in a training campaign, items. */
export function countHits(counts: OutcomeCounts): number {
  return counts.pass + counts.fail + counts.item;
}

/** Hits, failure rate and interval of a bucket; the rate is null of 0 of 0, and where it cannot be told. */
export function buildRates(counts: OutcomeCounts, grade: number | null, tellsRate: boolean): Rates {
  const { pass, fail } = counts;
  const n = tellsRate ? pass + fail : 0;
  return {
    hits: countHits(counts),
    grade,
    pass,
    fail,
    failure_rate: n > 0 ? fail / n : null,
    interval: wilsonInterval(fail, n),
  };
}

/** Totals of one value of a crossed dimension, at place `at` of its states. */
export function buildMarginal(
  value: string,
  states: Float64Array,
  at: number,
  tells: Record<Counting, boolean>,
): Marginal {
  const { grade: _raw, ...raw } = buildRates(countOutcomes(states, at), null, tells.raw);
  const decided = countAdjudicated(states, at);
  const { grade: _adjudicated, ...adjudicated } = buildRates(decided, null, tells.adjudicated);
  return { value, ...raw, adjudicated };
}
