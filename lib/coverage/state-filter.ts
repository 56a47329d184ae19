import { formatVerdict } from "@/lib/format/verdict-label";
import type { Counting } from "./counting";
import { STATES } from "./cube";
import type { Filter } from "./filter";
import {
  getAdjudicatedOutcome,
  getOutcome,
  listStates,
  OBSERVATION_OUTCOMES,
  type ObservationOutcome,
} from "./observation-outcome";
import { getVerdictState, OPEN_FAILURE, VERDICTS } from "./verdict";

/** What an observation came to, filtered by like a dimension; no id of a dimension begins with `@`. */
export type StateFilter = {
  id: "@outcome" | "@verdict";
  label: string;
  /** Each with the state codes of its observations. */
  values: { id: string; label: string; states: number[] }[];
};

/** By raw outcome, and by what was decided on a failure; a duplicate counts as its original does. */
export const STATE_FILTERS: readonly StateFilter[] = [
  {
    id: "@outcome",
    label: "Outcome",
    values: OBSERVATION_OUTCOMES.map((id) => ({ id, label: id, states: listStates([id]) })),
  },
  {
    id: "@verdict",
    label: "Verdict",
    values: [
      { id: "open", label: "open", states: [OPEN_FAILURE] },
      ...VERDICTS.map((id) => ({ id, label: formatVerdict(id), states: [getVerdictState(id)] })),
    ],
  },
];

/** The reserved filter of a name, or undefined where the name can only be a dimension's. */
export function findStateFilter(id: string): StateFilter | undefined {
  return STATE_FILTERS.find((filter) => filter.id === id);
}

/** 1 for each state that the filters on outcome and verdict keep; null where there are none. */
export function listKeptStates(where: readonly Filter[]): Uint8Array | null {
  const filters = where.filter(({ dimension }) => findStateFilter(dimension));
  if (filters.length === 0) return null;
  return Uint8Array.from(STATES, (_, state) => Number(filters.every((filter) => keepsState(filter, state))));
}

function keepsState({ dimension, values, negate }: Filter, state: number): boolean {
  const named = findStateFilter(dimension)!.values.filter(({ id }) => values.includes(id));
  return named.some(({ states }) => states.includes(state)) !== negate;
}

const JUDGED: readonly ObservationOutcome[] = ["pass", "fail"];

/**
 * Whether failure rates can be told: only where every pass and every failure is kept. A share of failures
 * among observations that were chosen by whether they fail says nothing about the system under test.
 */
export function findTellableRates(kept: Uint8Array | null): Record<Counting, boolean> {
  const isWhole = (outcomeOf: (state: number) => ObservationOutcome) =>
    STATES.every((_, state) => kept === null || kept[state] === 1 || !JUDGED.includes(outcomeOf(state)));
  return { raw: isWhole(getOutcome), adjudicated: isWhole(getAdjudicatedOutcome) };
}
