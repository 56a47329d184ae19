import type { Database } from "@/lib/db/database";
import { listViewRows, type ViewRow } from "@/lib/db/queries/list-view-rows";
import { failure, type Result, success } from "@/lib/result";
import type { SavedView } from "@/lib/url/saved-view";
import { findProjectId } from "../projects/find-project-id";

/** A project's saved views, by name. */
export async function listViews(db: Database, slug: string): Promise<Result<{ views: SavedView[] }>> {
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const rows = await listViewRows(db.pool, project.value);
  return success({ views: rows.map(toSavedView) });
}

/** One saved view of a project whose id is known. */
export async function findView(
  db: Database,
  project: { id: number; slug: string },
  view: number,
): Promise<Result<SavedView>> {
  const [row] = await listViewRows(db.pool, project.id, view);
  return row ? success(toSavedView(row)) : viewNotFound(project.slug, view);
}

/** Says that a project has no such view, or no longer. */
export function viewNotFound(slug: string, view: number): ReturnType<typeof failure> {
  return failure(
    "not_found",
    `there is no view ${view} in project "${slug}"; "lacuna views --project ${slug}" lists them`,
  );
}

/** Says that a project has a view of that name. */
export function viewNameTaken(slug: string, name: string): ReturnType<typeof failure> {
  return failure("conflict", `project "${slug}" has a view "${name}" already; choose another name`);
}

function toSavedView({ id, name, query, created_at, updated_at }: ViewRow): SavedView {
  return {
    view: id,
    name,
    query,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  };
}
