import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import { changeSpecBugs } from "@/lib/db/mutations/change-spec-bugs";
import { findSpecBug, type SpecBugRow } from "@/lib/db/queries/find-spec-bug";
import { failure, type Result, success } from "@/lib/result";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { checkSlug } from "../projects/check-slug";
import { projectNotFound } from "../projects/not-found";
import { isStoredId } from "../projects/stored-id";
import { specBugNotFound } from "./find-project-map";
import { getSpecBug } from "./get-spec-bug";

/** Works on a project's spec bugs alone; work that fails has not written yet. */
export async function inSpecBugs<T>(
  db: Database,
  project: string,
  work: (client: PoolClient, projectId: number) => Promise<Result<T>>,
): Promise<Result<T>> {
  const done = checkSlug("project", project).ok ? await changeSpecBugs(db.pool, project, work) : null;
  return done ?? projectNotFound(db, project);
}

/** Works on one spec bug alone, and gives it as it then is. */
export async function changeSpecBug(
  db: Database,
  project: string,
  number: number,
  work: (client: PoolClient, bug: SpecBugRow, projectId: number) => Promise<Result<unknown>>,
): Promise<Result<SpecBugView>> {
  const changed = await inSpecBugs(db, project, async (client, projectId) => {
    const bug = isStoredId(number) ? await findSpecBug(client, projectId, number) : null;
    return bug ? work(client, bug, projectId) : specBugNotFound(project, number);
  });
  return changed.ok ? getSpecBug(db, project, number) : changed;
}

/** A conflict where a change was made on something older than what is stored. */
export function checkRevision(bug: SpecBugRow, revision: number): Result<null> {
  if (bug.revision === revision) return success(null);
  return failure(
    "conflict",
    `spec bug ${bug.number} is at revision ${bug.revision} by now, not ${revision}: look at it again, then make the change anew`,
  );
}
