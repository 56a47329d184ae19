import { areToldApart, countTrialsToSee, countTrialsToTell, type Proportion } from "@/lib/stats/sample-size";
import type { CountedBucket } from "./counting";

/** What a bucket's numbers ask for next. */
export type NextStep =
  /** Hits that are missing to the goal. */
  | { kind: "run"; missing: number; of: number }
  /** Nothing to run: a rule leaves the bucket out. */
  | { kind: "excluded"; rule: "ignored" | "illegal"; reason: string | null }
  /** What must never occur did, so often. */
  | { kind: "alarm"; observations: number }
  /** Failures that nobody has decided on. */
  | { kind: "triage"; open: number }
  /** No failure at all so far: so many more hits without one rule out a rate of `rate`. */
  | { kind: "rule_out"; rate: number; missing: number }
  /** The rate is like that of the rest: so many more hits would show one twice as high. */
  | { kind: "tell_apart"; rate: number; rest: number; missing: number };

/** The rate that hits without a failure should rule out where nothing failed anywhere. */
const RATE_TO_RULE_OUT = 0.01;

/**
 * What to do next about a bucket, the most pressing first; empty where its numbers ask for nothing.
 * `crossing` is every judged observation of the crossing, this bucket's too.
 */
export function listNextSteps(bucket: CountedBucket, crossing: Proportion): NextStep[] {
  const { status, hits, goal, reason, verdicts } = bucket;
  if (status === "illegal") {
    const observations = countObservations(bucket);
    return observations > 0
      ? [{ kind: "alarm", observations }]
      : [{ kind: "excluded", rule: status, reason }];
  }
  if (status === "ignored") return [{ kind: "excluded", rule: status, reason }];
  const steps: NextStep[] = [];
  if (goal !== null && hits < goal) steps.push({ kind: "run", missing: goal - hits, of: goal });
  if (verdicts.open > 0) steps.push({ kind: "triage", open: verdicts.open });
  const more = steps.length === 0 && status === "covered" ? askForPower(bucket, crossing) : null;
  return more ? [...steps, more] : steps;
}

function countObservations({ hits, invalid, error, unscored }: CountedBucket): number {
  return hits + invalid + error + unscored;
}

/** More hits than the goal asks for, where the rate says less than it seems to. */
function askForPower({ pass, fail }: CountedBucket, crossing: Proportion): NextStep | null {
  const own = { count: fail, n: pass + fail };
  const rest = { count: crossing.count - own.count, n: crossing.n - own.n };
  if (own.n === 0) return null;
  if (crossing.count === 0) {
    const missing = countTrialsToSee(RATE_TO_RULE_OUT) - own.n;
    return missing > 0 ? { kind: "rule_out", rate: RATE_TO_RULE_OUT, missing } : null;
  }
  if (rest.count <= 0 || areToldApart(own, rest)) return null;
  const rate = rest.count / rest.n;
  if (rate >= 0.5) return null;
  const needed = countTrialsToTell(rate, 2 * rate);
  // The plan is for two groups of that size; where the rest is smaller, more hits here would not do.
  if (rest.n < needed || own.n >= needed) return null;
  return { kind: "tell_apart", rate: 2 * rate, rest: rate, missing: needed - own.n };
}
