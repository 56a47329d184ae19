import { wilsonInterval } from "@/lib/stats/wilson";
import type { Marginal, Rates } from "./crossing-result";
import { STATES, type State } from "./cube";

const STATE_COUNT = STATES.length;

/** Counts of one bucket by outcome, either as judged by the rules or after verdicts. */
export type OutcomeCounts = {
  pass: number;
  fail: number;
  invalid: number;
  error: number;
  unscored: number;
  item: number;
};

/** Reads the counts at place `at` of a states array: a number a state, in the order of `STATES`. */
export function countOutcomes(states: Float64Array, at: number): OutcomeCounts {
  const count = (state: State) => states[at * STATE_COUNT + STATES.indexOf(state)]!;
  return {
    pass: count("pass"),
    fail:
      count("fail") +
      count("fail_confirmed") +
      count("fail_spec") +
      count("fail_checker") +
      count("fail_simulation"),
    invalid: count("invalid"),
    error: count("error"),
    unscored: count("unscored"),
    item: count("item"),
  };
}

/**
 * The same after verdicts: open and true failures fail, checker bugs pass, simulation bugs are
 * invalid, spec bugs unscored.
 */
export function countAdjudicated(states: Float64Array, at: number): OutcomeCounts {
  const count = (state: State) => states[at * STATE_COUNT + STATES.indexOf(state)]!;
  return {
    pass: count("pass") + count("fail_checker"),
    fail: count("fail") + count("fail_confirmed"),
    invalid: count("invalid") + count("fail_simulation"),
    error: count("error"),
    unscored: count("unscored") + count("fail_spec"),
    item: count("item"),
  };
}

/** Hits: valid, scored observations; in a training campaign, items. */
export function countHits(counts: OutcomeCounts): number {
  return counts.pass + counts.fail + counts.item;
}

/** Hits, failure rate and interval of a bucket; the rate of 0 of 0 is null. */
export function buildRates(counts: OutcomeCounts, grade: number | null): Rates {
  const { pass, fail } = counts;
  return {
    hits: countHits(counts),
    grade,
    pass,
    fail,
    failure_rate: pass + fail > 0 ? fail / (pass + fail) : null,
    interval: wilsonInterval(fail, pass + fail),
  };
}

/** Totals of one value of a crossed dimension. */
export function buildMarginal(value: string, counts: OutcomeCounts): Marginal {
  const { grade: _, ...rates } = buildRates(counts, null);
  return { value, ...rates };
}
