import type { Database } from "@/lib/db/database";
import { listMarkRows } from "@/lib/db/queries/list-mark-rows";
import type { MarkView } from "@/lib/marks/mark";
import { failure, type Result, success } from "@/lib/result";
import { findScope } from "../projects/deletion-target";
import { findProjectId } from "../projects/find-project-id";
import { runNotFound } from "../projects/not-found";
import { viewMarks } from "./view-marks";

export type MarksPage = {
  marks: MarkView[];
  /** Whether there are older ones. */
  more: boolean;
};

export const MOST_MARKS = 500;

/** A project's marks, newest first, those older than `before` where it is given. */
export async function listMarks(
  db: Database,
  slug: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<Result<MarksPage>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_MARKS) {
    return failure("usage", `ask for 1 to ${MOST_MARKS} marks at once`);
  }
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const rows = await listMarkRows(db.pool, project.value, { before, limit: limit + 1 });
  const marks = await viewMarks(db.pool, { id: project.value, slug }, rows.slice(0, limit));
  return success({ marks, more: rows.length > limit });
}

/** All marks of a run, newest first. */
export async function listRunMarks(
  db: Database,
  slug: string,
  run: number,
): Promise<Result<{ marks: MarkView[] }>> {
  const scope = await findScope(db.pool, { kind: "run", project: slug, run });
  if (scope === null) return runNotFound(db, slug, run);
  const rows = await listMarkRows(db.pool, scope.projectId, { run });
  return success({ marks: await viewMarks(db.pool, { id: scope.projectId, slug }, rows) });
}
