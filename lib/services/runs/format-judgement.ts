import { AWARENESS } from "@/lib/coverage/cube";
import { getAdjudicatedOutcome, getOutcome, getState } from "@/lib/coverage/observation-outcome";
import type { Judgement } from "@/lib/coverage/run-row";

type JudgedRow = { message_index: number | null; simulated_at: string | null; state: number; aware: number };

/** The judgement of a stored observation, the same wherever observations are listed. */
export function formatJudgement({ message_index, simulated_at, state, aware }: JudgedRow): Judgement {
  return {
    message: message_index,
    at_time: simulated_at,
    outcome: getOutcome(state),
    adjudicated: getAdjudicatedOutcome(state),
    state: getState(state),
    aware: AWARENESS[aware]!,
  };
}
