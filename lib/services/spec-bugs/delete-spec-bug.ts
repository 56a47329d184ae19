import type { Database } from "@/lib/db/database";
import { deleteSpecBugRow } from "@/lib/db/mutations/write-spec-bug";
import { findSpecBug } from "@/lib/db/queries/find-spec-bug";
import { type Result, success } from "@/lib/result";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { isStoredId } from "../projects/stored-id";
import { inSpecBugs } from "./change-spec-bug";
import { findProjectMap, specBugNotFound } from "./find-project-map";
import { loadSpecBugViews } from "./load-spec-bugs";

/** Deletes a spec bug with its comments, links and history; returns what went. */
export async function deleteSpecBug(
  db: Database,
  slug: string,
  number: number,
): Promise<Result<SpecBugView>> {
  const project = await findProjectMap(db, slug);
  if (!project.ok) return project;
  return inSpecBugs(db, slug, async (client, projectId) => {
    const bug = isStoredId(number) ? await findSpecBug(client, projectId, number) : null;
    if (bug === null) return specBugNotFound(slug, number);
    const { coverage } = project.value;
    const [view] = await loadSpecBugViews(client, { id: projectId, slug, coverage }, [bug]);
    await deleteSpecBugRow(client, bug.id);
    return success(view!);
  });
}
