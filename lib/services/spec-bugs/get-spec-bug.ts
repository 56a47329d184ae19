import type { Database } from "@/lib/db/database";
import { findSpecBug } from "@/lib/db/queries/find-spec-bug";
import { withSnapshot } from "@/lib/db/transaction";
import { type Result, success } from "@/lib/result";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { isStoredId } from "../projects/stored-id";
import { findProjectMap, specBugNotFound } from "./find-project-map";
import { loadSpecBugViews } from "./load-spec-bugs";

/** One spec bug with its links, comments and history. */
export async function getSpecBug(db: Database, slug: string, number: number): Promise<Result<SpecBugView>> {
  const project = await findProjectMap(db, slug);
  if (!project.ok) return project;
  const { id, coverage } = project.value;
  const view = await withSnapshot(db.pool, async (client) => {
    const bug = isStoredId(number) ? await findSpecBug(client, id, number) : null;
    return bug && (await loadSpecBugViews(client, { id, slug, coverage }, [bug]))[0]!;
  });
  return view === null ? specBugNotFound(slug, number) : success(view);
}
