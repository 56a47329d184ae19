import { STATES, type State } from "./cube";

/** Outcomes as people count them; `item` is training material, which is not judged. */
export const OBSERVATION_OUTCOMES = ["pass", "fail", "invalid", "error", "unscored", "item"] as const;
export type ObservationOutcome = (typeof OBSERVATION_OUTCOMES)[number];

/** Raw outcome by state code: a verdict does not change it. */
const OUTCOME_OF_STATE = STATES.map((state: State): ObservationOutcome => {
  switch (state) {
    case "fail_confirmed":
    case "fail_spec":
    case "fail_checker":
    case "fail_simulation":
      return "fail";
    default:
      return state;
  }
});

export function getOutcome(state: number): ObservationOutcome {
  return OUTCOME_OF_STATE[state]!;
}

/** What an observation counts as once reviewers have decided: only failures have verdicts. */
const ADJUDICATED_OUTCOME_OF_STATE = STATES.map((state: State, code): ObservationOutcome => {
  switch (state) {
    case "fail_spec":
      return "unscored";
    case "fail_checker":
      return "pass";
    case "fail_simulation":
      return "invalid";
    default:
      return getOutcome(code);
  }
});

/** Outcome after verdicts: open and true failures fail, checker bugs pass, simulation bugs are invalid, spec bugs unscored. */
export function getAdjudicatedOutcome(state: number): ObservationOutcome {
  return ADJUDICATED_OUTCOME_OF_STATE[state]!;
}

/** Whether an outcome is a hit: valid and scored, or training material. */
export function isHit(outcome: ObservationOutcome): boolean {
  return outcome === "pass" || outcome === "fail" || outcome === "item";
}

export function getState(state: number): State {
  return STATES[state]!;
}

/** State codes whose raw outcome is one of `outcomes`. */
export function listStates(outcomes: readonly string[]): number[] {
  return STATES.flatMap((_, state) => (outcomes.includes(getOutcome(state)) ? [state] : []));
}

export type OutcomeCounts = Record<ObservationOutcome, number>;

/** A count of nothing, to add to. */
export function createOutcomeCounts(): OutcomeCounts {
  return { pass: 0, fail: 0, invalid: 0, error: 0, unscored: 0, item: 0 };
}
