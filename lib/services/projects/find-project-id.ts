import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import { findScope } from "./deletion-target";
import { projectNotFound } from "./not-found";

/** The id of a project; `not_found` where there is none of this name. */
export async function findProjectId(db: Database, slug: string): Promise<Result<number>> {
  const scope = await findScope(db.pool, { kind: "project", project: slug });
  return scope ? success(scope.projectId) : projectNotFound(db, slug);
}
