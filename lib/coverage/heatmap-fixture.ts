import type { Bucket } from "./crossing-result";

const none = { hits: 0, grade: 0, pass: 0, fail: 0, failure_rate: null, interval: null };

/** A bucket for tests: a hole with goal 10, but for what is given. */
export function createBucket(given: Partial<Bucket>): Bucket {
  return {
    ...none,
    at: {},
    status: "hole",
    held_out: false,
    reason: null,
    goal: 10,
    invalid: 0,
    error: 0,
    unscored: 0,
    excluded: { ignored: 0, illegal: 0 },
    adjudicated: none,
    aware: { yes: 0, no: 0, unknown: 0, fail_yes: 0, fail_no: 0 },
    ...given,
  };
}
