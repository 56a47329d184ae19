import type { HeldVerdict } from "@/lib/coverage/verdict";
import type { RailObservation } from "@/lib/transcript/time-rail-model";

type Judged = {
  key: string;
  outcome: string;
  adjudicated: string;
  message: number | null;
  branch: number;
  at_time: string | null;
  verdict: { verdict: HeldVerdict; stale: boolean } | null;
};

/** The observations of a branch that name a message, in the order of their messages. */
export function listRailObservations(observations: readonly Judged[], branch: number): RailObservation[] {
  return observations
    .filter((observation) => observation.branch === branch)
    .flatMap(({ key, outcome, adjudicated, message, at_time, verdict: said }) => {
      const verdict = said === null || said.stale ? null : { is: said.verdict, adjudicated };
      return message === null ? [] : [{ key, outcome, message, at: at_time, verdict }];
    })
    .sort((a, b) => a.message - b.message);
}
