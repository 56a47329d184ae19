import type { RailObservation } from "@/lib/transcript/time-rail-model";

type Judged = { key: string; outcome: string; message: number | null; at_time: string | null };

/** The observations of a branch that name a message, in the order of their messages. They are on the main one. */
export function listRailObservations(observations: readonly Judged[], branch: number): RailObservation[] {
  if (branch !== 0) return [];
  return observations
    .flatMap(({ key, outcome, message, at_time }) =>
      message === null ? [] : [{ key, outcome, message, at: at_time }],
    )
    .sort((a, b) => a.message - b.message);
}
