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

export function getState(state: number): State {
  return STATES[state]!;
}

/** State codes whose raw outcome is one of `outcomes`. */
export function listStates(outcomes: readonly string[]): number[] {
  return STATES.flatMap((_, state) => (outcomes.includes(getOutcome(state)) ? [state] : []));
}

/** A count of nothing, to add to. */
export function createOutcomeCounts(): Record<ObservationOutcome, number> {
  return { pass: 0, fail: 0, invalid: 0, error: 0, unscored: 0, item: 0 };
}
