import type { Database } from "@/lib/db/database";
import { deleteMarkRow, setMarkNote } from "@/lib/db/mutations/change-mark";
import type { MarkView } from "@/lib/marks/mark";
import { type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";
import { getMark, markNotFound } from "./get-mark";

/** Gives a mark another note. */
export async function setNote(
  db: Database,
  slug: string,
  mark: number,
  note: string,
): Promise<Result<MarkView>> {
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const isSet = await setMarkNote(db.pool, project.value, mark, note);
  return isSet ? getMark(db, slug, mark) : markNotFound(slug, mark);
}

/** Deletes a mark; spec bugs that link to it keep its words. */
export async function deleteMark(
  db: Database,
  slug: string,
  mark: number,
): Promise<Result<{ project: string; mark: number }>> {
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const isDeleted = await deleteMarkRow(db.pool, project.value, mark);
  return isDeleted ? success({ project: slug, mark }) : markNotFound(slug, mark);
}
