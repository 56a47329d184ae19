import { access } from "node:fs/promises";
import { dirname } from "node:path";
import type { Database } from "@/lib/db/database";
import type { ImportPath } from "@/lib/db/mutations/record-import";
import { getImportRow, type ImportRow } from "@/lib/db/queries/list-import-rows";
import { type ImportView, isActive } from "@/lib/import/import-view";
import { splitPattern } from "@/lib/import/split-pattern";
import { type Result, success } from "@/lib/result";
import { checkSlug } from "../projects/check-slug";
import { importNotFound } from "../projects/not-found";
import type { ImportSummary } from "./import-tally";

export type { ImportView } from "@/lib/import/import-view";

/** Whether anything of what an import read is still there. */
async function isAnyLeft(paths: readonly ImportPath[]): Promise<boolean> {
  // Received files share one folder, which goes with all of them.
  const gone = new Set<string>();
  for (const path of paths.map(getPath)) {
    const folder = dirname(path);
    if (gone.has(folder)) continue;
    if (await isThere(path)) return true;
    if (!(await isThere(folder))) gone.add(folder);
  }
  return false;
}

function isThere(path: string): Promise<boolean> {
  return access(/* turbopackIgnore: true */ path).then(
    () => true,
    () => false,
  );
}

/** What has to be there for a path to be read again: of a pattern, the folder that it searches. */
function getPath(path: ImportPath): string {
  if (typeof path !== "string") return path.path;
  return splitPattern(path)?.folder ?? path;
}

/** How much an import has received. */
function countReceived(paths: readonly ImportPath[]): { files: number; bytes: number } {
  const bytes = paths.map((path) => (typeof path === "string" ? 0 : path.bytes));
  return { files: paths.length, bytes: bytes.reduce((sum, n) => sum + n, 0) };
}

/** An import's row as pages and API show it. */
export async function toImportView<Summary>({
  paths,
  started_at,
  finished_at,
  ...row
}: ImportRow<Summary>): Promise<ImportView<Summary>> {
  return {
    ...row,
    started_at: started_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
    received: row.state === "receiving" ? countReceived(paths) : null,
    can_retry: !isActive(row) && (await isAnyLeft(paths)),
  };
}

/** An import's row; `not_found` where the project has no such import. */
export async function findImport(
  db: Database,
  project: string,
  importId: number,
): Promise<Result<ImportRow<ImportSummary>>> {
  const find = () => getImportRow<ImportSummary>(db.pool, project, importId);
  const isPossible = checkSlug("project", project).ok;
  let row = isPossible ? await find() : null;
  // An import that ends between the reading of its row and of its mark looks cut short for that moment.
  if (row?.state === "interrupted") row = await find();
  return row ? success(row) : importNotFound(db, project, importId);
}

/** One import of a project, with its whole summary once it has ended. */
export async function getImport(
  db: Database,
  project: string,
  importId: number,
): Promise<Result<ImportView<ImportSummary>>> {
  const row = await findImport(db, project, importId);
  if (!row.ok) return row;
  const { summary } = row.value;
  return success(await toImportView({ ...row.value, summary: summary && completeSummary(summary) }));
}

/** A summary with what was not noted yet when it was stored: then its lists tell how long they are. */
function completeSummary(stored: ImportSummary): ImportSummary {
  const { warnings = [] }: Partial<ImportSummary> = stored;
  const { files, set_aside, skipped } = stored;
  const totals = {
    ...{ files: files.length, skipped: skipped.length },
    ...{ set_aside: set_aside.length, warnings: warnings.length },
  };
  return { ...stored, warnings, totals: stored.totals ?? totals };
}
