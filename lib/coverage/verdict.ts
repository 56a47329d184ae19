import { STATES, type State } from "./cube";
import { listStates } from "./observation-outcome";

/** Decisions on a failing observation, and the state that each gives it. */
const STATE_OF_VERDICT = {
  true_failure: "fail_confirmed",
  spec_bug: "fail_spec",
  checker_bug: "fail_checker",
  simulation_bug: "fail_simulation",
} as const satisfies Record<string, State>;

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
