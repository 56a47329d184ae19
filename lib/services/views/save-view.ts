import type { Database } from "@/lib/db/database";
import { createViewRow } from "@/lib/db/mutations/write-view";
import { listViewRows } from "@/lib/db/queries/list-view-rows";
import { failure, type Result } from "@/lib/result";
import { MOST_VIEWS, type SavedView } from "@/lib/url/saved-view";
import { findProjectId } from "../projects/find-project-id";
import { findView, viewNameTaken } from "./list-views";

/** Gives a view of the map a name. */
export async function saveView(
  db: Database,
  { project: slug, name, query }: { project: string; name: string; query: string },
): Promise<Result<SavedView>> {
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const views = await listViewRows(db.pool, project.value);
  if (views.length >= MOST_VIEWS) {
    return failure("conflict", `project "${slug}" has ${views.length} saved views; delete one first`);
  }
  const view = await createViewRow(db.pool, project.value, { name, query });
  return view === null ? viewNameTaken(slug, name) : findView(db, { id: project.value, slug }, view);
}
