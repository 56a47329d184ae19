import type { Database } from "@/lib/db/database";
import { listRebucketingRows, type RebucketingRow } from "@/lib/db/queries/list-rebucketing-rows";
import type { RebucketingView } from "@/lib/map/rebucketing-view";
import { failure, type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";

export type RebucketingsPage = { rebucketings: RebucketingView[]; more: boolean };

/** Re-bucketings that one answer lists at most. */
export const MOST_REBUCKETINGS = 200;

/** A project's re-bucketings before one of them, newest first. */
export async function listRebucketings(
  db: Database,
  project: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<Result<RebucketingsPage>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const rows = await listSettled(db, projectId.value, { id: null, before, limit: limit + 1 });
  return success({ rebucketings: rows.slice(0, limit).map(toView), more: rows.length > limit });
}

/** One re-bucketing of a project: how far it has come, or how it ended. */
export async function getRebucketing(
  db: Database,
  project: string,
  id: number,
): Promise<Result<RebucketingView>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const [row] = await listSettled(db, projectId.value, { id, before: null, limit: 1 });
  if (row) return success(toView(row));
  return failure("not_found", `there is no re-bucketing ${id} in project "${project}"`);
}

/** One that ends between the reading of its row and of its lock looks cut short for that moment. */
async function listSettled(db: Database, projectId: number, page: Parameters<typeof listRebucketingRows>[2]) {
  const rows = await listRebucketingRows(db.pool, projectId, page);
  const isCutShort = rows.some(({ state }) => state === "interrupted");
  return isCutShort ? listRebucketingRows(db.pool, projectId, page) : rows;
}

function toView({ started_at, updated_at, finished_at, ...row }: RebucketingRow): RebucketingView {
  return {
    ...row,
    started_at: started_at.toISOString(),
    updated_at: updated_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
  };
}
