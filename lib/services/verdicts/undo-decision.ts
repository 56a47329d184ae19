import type { DecisionView } from "@/lib/coverage/decision";
import { lockCampaigns, lockProjectShared } from "@/lib/db/advisory-locks";
import type { Database } from "@/lib/db/database";
import { addDecision } from "@/lib/db/mutations/add-decision";
import { stageUndo } from "@/lib/db/mutations/stage-verdicts";
import { listCampaignsOfDecision } from "@/lib/db/queries/list-decision-rows";
import { withTransaction } from "@/lib/db/transaction";
import { failure, type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";
import { findDecision } from "./list-decisions";

/**
 * Brings back what held before a decision, by a decision that can be undone in turn. Observations that
 * were decided on again since stay as they are; where that is all of them, nothing is left to undo
 * (`conflict`).
 */
export async function undoDecision(
  db: Database,
  project: string,
  decision: number,
): Promise<Result<DecisionView>> {
  const found = await findProjectId(db, project);
  if (!found.ok) return found;
  const projectId = found.value;
  const undone = await withTransaction(db.pool, async (client) => {
    await lockProjectShared(client, projectId);
    const campaigns = await listCampaignsOfDecision(client, projectId, decision);
    if (campaigns.length === 0) return null;
    await lockCampaigns(client, campaigns);
    await stageUndo(client, projectId, decision);
    return addDecision(client, projectId, { verdict: "undo", reason: null, undoes: decision });
  });
  const view = await findDecision(db, projectId, undone?.decision ?? decision);
  if (view === null) return failure("not_found", `project "${project}" has no decision ${decision}`);
  return undone === null ? nothingLeft(view) : success(view);
}

function nothingLeft({ decision, undone_by }: DecisionView): Result<never> {
  return failure(
    "conflict",
    undone_by === null
      ? `nothing of decision ${decision} holds any more: its observations have been decided on again`
      : `decision ${decision} is undone already, by decision ${undone_by}; undo that one to bring it back`,
  );
}
