import type { Database } from "@/lib/db/database";
import { listUnmappedCounts, type UnmappedCount } from "@/lib/db/queries/list-unmapped-counts";
import { type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";

/** Raw values that the current map does not know, most frequent first, at most 1,000. */
export async function listUnmappedValues(
  db: Database,
  projectSlug: string,
): Promise<Result<UnmappedCount[]>> {
  const project = await findProjectId(db, projectSlug);
  return project.ok ? success(await listUnmappedCounts(db.pool, project.value)) : project;
}
