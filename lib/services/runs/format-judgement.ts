import { AWARENESS } from "@/lib/coverage/cube";
import { getAdjudicatedOutcome, getOutcome, getState } from "@/lib/coverage/observation-outcome";
import type { Judgement } from "@/lib/coverage/run-row";

type JudgedRow = {
  message_index: number | null;
  message_branch: number;
  simulated_at: string | null;
  state: number;
  aware: number;
};

/** The judgement of a stored observation, the same wherever observations are listed. */
export function formatJudgement(row: JudgedRow): Judgement {
  const { message_index, message_branch, simulated_at, state, aware } = row;
  return {
    message: message_index,
    branch: message_branch,
    at_time: simulated_at,
    outcome: getOutcome(state),
    adjudicated: getAdjudicatedOutcome(state),
    state: getState(state),
    aware: AWARENESS[aware]!,
  };
}
