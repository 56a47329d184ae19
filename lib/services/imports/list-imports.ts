import type { Database } from "@/lib/db/database";
import { listImportRows } from "@/lib/db/queries/list-import-rows";
import type { ImportListItem } from "@/lib/import/import-view";
import { failure, type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";
import { toImportView } from "./get-import";

export type ImportsPage = {
  imports: ImportListItem[];
  /** Whether there are older ones. */
  more: boolean;
};

export const MOST_IMPORTS = 500;

/** A project's imports, newest first, those older than `before` where it is given. */
export async function listImports(
  db: Database,
  projectSlug: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<Result<ImportsPage>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_IMPORTS) {
    return failure("usage", `ask for 1 to ${MOST_IMPORTS} imports at once`);
  }
  const project = await findProjectId(db, projectSlug);
  if (!project.ok) return project;
  const list = () => listImportRows(db.pool, project.value, { before, limit: limit + 1 });
  let rows = await list();
  // An import that ends between the reading of its row and of its mark looks cut short for that moment.
  if (rows.some(({ state }) => state === "interrupted")) rows = await list();
  return success({
    imports: await Promise.all(rows.slice(0, limit).map(toImportView)),
    more: rows.length > limit,
  });
}
