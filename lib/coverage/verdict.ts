import { STATES, type State } from "./cube";
import { listStates } from "./observation-outcome";

/** Decisions on a failing observation, and the state that each gives it. */
const STATE_OF_VERDICT = {
  true_failure: "fail_confirmed",
  spec_bug: "fail_spec",
  checker_bug: "fail_checker",
  simulation_bug: "fail_simulation",
} as const satisfies Record<string, State>;

/** The verdict that holds on an observation, as pages, CLI and API give it. */
export type VerdictView = {
  /** `duplicate` counts as its original does. */
  verdict: Verdict | "duplicate";
  reason: string | null;
  decided_at: string;
  /** Number of the decision, by which it is undone. */
  decision: number;
  /** The run that a duplicate repeats; `run` is null where it is not stored now. */
  original: { run: number | null; id: string; attempt: number } | null;
  /** Whether the observation no longer fails by the rules, or is gone: the verdict then has no effect. */
  stale: boolean;
};

export const VERDICTS = Object.keys(STATE_OF_VERDICT) as Verdict[];
export type Verdict = keyof typeof STATE_OF_VERDICT;

/** State code of a failure that nobody has decided on. */
export const OPEN_FAILURE: number = STATES.indexOf("fail");

/** State codes of failures, decided or not. */
export const FAILURES: readonly number[] = listStates(["fail"]);

/** State code of a failure under a verdict; null takes an earlier one back. */
export function getVerdictState(verdict: Verdict | null): number {
  return verdict === null ? OPEN_FAILURE : STATES.indexOf(STATE_OF_VERDICT[verdict]);
}
