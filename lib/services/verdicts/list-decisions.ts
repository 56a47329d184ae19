import type { DecisionView } from "@/lib/coverage/decision";
import { listUndoing } from "@/lib/coverage/list-undoing";
import type { Database } from "@/lib/db/database";
import { getRunName } from "@/lib/db/queries/get-run-name";
import {
  type DecisionRow,
  type DecisionSelection,
  listDecisionRows,
  listUndos,
} from "@/lib/db/queries/list-decision-rows";
import { type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";
import { runNotFound } from "../projects/not-found";
import { isStoredId } from "../projects/stored-id";

export type DecisionsPage = {
  decisions: DecisionView[];
  /** Whether there are older ones. */
  more: boolean;
};

export const MOST_DECISIONS = 500;

/** A project's decisions, newest first: those older than `before`, and those on one run, where they are given. */
export async function listDecisions(
  db: Database,
  project: string,
  { run, before, limit }: { run: number | null; before: number | null; limit: number },
): Promise<Result<DecisionsPage>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const name = run !== null && isStoredId(run) ? await getRunName(db.pool, projectId.value, run) : null;
  if (run !== null && name === null) return runNotFound(db, project, run);
  const page = { decision: null, before, run: name, limit: limit + 1 };
  const decisions = await readDecisions(db, projectId.value, page);
  return success({ decisions: decisions.slice(0, limit), more: decisions.length > limit });
}

/** One decision of a project, or null. */
export async function findDecision(
  db: Database,
  projectId: number,
  decision: number,
): Promise<DecisionView | null> {
  const [found] = await readDecisions(db, projectId, { decision, before: null, run: null, limit: 1 });
  return found ?? null;
}

async function readDecisions(
  db: Database,
  projectId: number,
  selection: DecisionSelection,
): Promise<DecisionView[]> {
  const rows = await listDecisionRows(db.pool, projectId, selection);
  if (rows.length === 0) return [];
  const undoing = listUndoing(await listUndos(db.pool, projectId, rows.at(-1)!.id));
  return rows.map((row) => formatDecision(row, undoing.get(row.id) ?? null));
}

function formatDecision(row: DecisionRow, undoneBy: number | null): DecisionView {
  return {
    decision: row.id,
    verdict: row.verdict,
    reason: row.reason,
    decided_at: row.decided_at.toISOString(),
    observations: row.observations,
    runs: row.runs,
    undoes: row.undoes,
    undone_by: undoneBy,
    original:
      row.original_key === null
        ? null
        : { run: row.original_run, id: row.original_key, attempt: row.original_attempt! },
  };
}
