import type { Database } from "@/lib/db/database";
import { listSpecBugLabelRows } from "@/lib/db/queries/list-spec-bug-labels";
import { type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";

const MOST_LABELS = 200;

/** Labels in use on a project's spec bugs, the most used first: to filter by, and to write again. */
export async function listSpecBugLabels(db: Database, project: string): Promise<Result<string[]>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  return success(await listSpecBugLabelRows(db.pool, projectId.value, MOST_LABELS));
}
