import type { Database } from "@/lib/db/database";
import { listMarkRows } from "@/lib/db/queries/list-mark-rows";
import type { MarkView } from "@/lib/marks/mark";
import { failure, type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";
import { viewMarks } from "./view-marks";

/** One mark of a project, wherever its words are now. */
export async function getMark(db: Database, slug: string, mark: number): Promise<Result<MarkView>> {
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const rows = await listMarkRows(db.pool, project.value, { mark });
  const [view] = await viewMarks(db.pool, { id: project.value, slug }, rows);
  return view ? success(view) : markNotFound(slug, mark);
}

/** Says that a project has no such mark, or no longer. */
export function markNotFound(slug: string, mark: number): ReturnType<typeof failure> {
  return failure(
    "not_found",
    `there is no mark ${mark} in project "${slug}"; "lacuna marks --project ${slug}" lists them`,
  );
}
