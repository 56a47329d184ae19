import type { Database } from "@/lib/db/database";
import { changeViewRow, deleteViewRow } from "@/lib/db/mutations/write-view";
import { type Result, success } from "@/lib/result";
import type { SavedView } from "@/lib/url/saved-view";
import { findProjectId } from "../projects/find-project-id";
import { findView, viewNameTaken, viewNotFound } from "./list-views";

/** Gives a saved view another name, other things to show, or both. */
export async function changeView(
  db: Database,
  slug: string,
  view: number,
  { name = null, query = null }: { name?: string | null; query?: string | null },
): Promise<Result<SavedView>> {
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const outcome = await changeViewRow(db.pool, project.value, view, { name, query });
  if (outcome === "taken") return viewNameTaken(slug, name ?? "");
  // A view that was missing is told so by looking for it.
  return findView(db, { id: project.value, slug }, view);
}

/** Deletes a saved view. */
export async function deleteView(
  db: Database,
  slug: string,
  view: number,
): Promise<Result<{ project: string; view: number }>> {
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const isDeleted = await deleteViewRow(db.pool, project.value, view);
  return isDeleted ? success({ project: slug, view }) : viewNotFound(slug, view);
}
