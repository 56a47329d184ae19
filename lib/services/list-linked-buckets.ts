import type { Database } from "@/lib/db/database";
import { listLinkedBucketRows } from "@/lib/db/queries/list-linked-bucket-rows";
import { type Result, success } from "@/lib/result";
import type { LinkedBucket } from "@/lib/spec-bugs/touches-bucket";
import { findProjectId } from "./find-project-id";

/** Every bucket that a spec bug of a project is linked to: what the map tells of a bucket without asking again. */
export async function listLinkedBuckets(db: Database, project: string): Promise<Result<LinkedBucket[]>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  return success(await listLinkedBucketRows(db.pool, projectId.value));
}
