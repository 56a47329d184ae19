import type { CountedBucket } from "./counting";

/** A bucket for tests: a hole with goal 10, but for what is given. */
export function createBucket(given: Partial<CountedBucket>): CountedBucket {
  return {
    at: {},
    status: "hole",
    held_out: false,
    reason: null,
    goal: 10,
    hits: 0,
    grade: 0,
    pass: 0,
    fail: 0,
    failure_rate: null,
    interval: null,
    invalid: 0,
    error: 0,
    unscored: 0,
    excluded: { ignored: 0, illegal: 0 },
    aware: { yes: 0, no: 0, unknown: 0, fail_yes: 0, fail_no: 0 },
    verdicts: { open: 0, true_failure: 0, spec_bug: 0, checker_bug: 0, simulation_bug: 0 },
    counting: "raw",
    beside: null,
    ...given,
  };
}
