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
  verdict: HeldVerdict;
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

/** What can hold on an observation. */
export const HELD_VERDICTS = [...VERDICTS, "duplicate"] as const;
export type HeldVerdict = (typeof HELD_VERDICTS)[number];

/** What observations are asked for by: a verdict that holds, a failure without one, one without effect. */
export const VERDICT_FILTERS = ["open", ...HELD_VERDICTS, "stale"] as const;
export type VerdictFilter = (typeof VERDICT_FILTERS)[number];

/** State code of a failure that nobody has decided on. */
export const OPEN_FAILURE: number = STATES.indexOf("fail");

/** State codes of failures, decided or not. */
export const FAILURES: readonly number[] = listStates(["fail"]);

/**
 * State code that a verdict gives a failure; null takes an earlier one back. That of a duplicate is its
 * original's, and this one without it.
 */
export function getVerdictState(verdict: HeldVerdict | null): number {
  if (verdict === null || verdict === "duplicate") return OPEN_FAILURE;
  return STATES.indexOf(STATE_OF_VERDICT[verdict]);
}

/** The verdict that a stored state code stands for, or null. */
export function findVerdict(stored: { state: number | null; is_duplicate: boolean }): HeldVerdict | null {
  if (stored.is_duplicate) return "duplicate";
  return VERDICTS.find((verdict) => getVerdictState(verdict) === stored.state) ?? null;
}
