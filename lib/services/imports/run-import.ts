import type { Database } from "@/lib/db/database";
import { createImportIssues } from "@/lib/db/mutations/create-import-issues";
import { endImport, noteImportProgress } from "@/lib/db/mutations/record-import";
import { writeImportFiles } from "@/lib/db/mutations/write-import-files";
import { getImportRow, type ImportRow } from "@/lib/db/queries/list-import-rows";
import type { LogFile } from "@/lib/import/reader";
import { failure, type Result, success } from "@/lib/result";
import { createFileTally } from "./file-tally";
import { type ImportLogsRequest, type ImportSummary, importLogs } from "./import-logs";
import { createImportTally, shortenSummary } from "./import-tally";
import { isWhole } from "./is-whole";
import { removeUploadFolder } from "./upload-folder";

/** Who waits for an import that has a row already. */
export type Waiter = Pick<ImportLogsRequest, "signal" | "onProgress">;

/** Reads what an import that has begun is to read, and notes how it ended. */
export async function runImport(
  db: Database,
  importId: number,
  waiter: Waiter = {},
): Promise<Result<ImportSummary>> {
  try {
    const row = await getImportRow<ImportSummary>(db.pool, null, importId);
    const result = row
      ? await read(db, row, waiter)
      : failure("conflict", `import ${importId} was deleted before it was read`);
    const isThere = result.ok || (await fail(db, importId, result.error.message));
    if (!isThere || (result.ok && isWhole(result.value))) await removeUploadFolder(importId);
    return result;
  } catch (error) {
    // Where the database does not answer, the import is told by its missing mark.
    await fail(db, importId, error instanceof Error ? error.message : String(error)).catch(() => undefined);
    throw error;
  }
}

async function read(
  db: Database,
  { id, project, campaign, kind, format, paths, cancel_requested }: ImportRow<ImportSummary>,
  waiter: Waiter,
): Promise<Result<ImportSummary>> {
  if (cancel_requested) {
    const summary = createImportTally(project, campaign).buildSummary({ import: id, state: "cancelled" });
    await endImport(db.pool, id, { state: "cancelled", summary, error: null });
    return success(summary);
  }
  const target = { project, campaign, kind, map: null, origin: { import: id } };
  // Files arrive in any order; where two hold a run differently, the last by name decides. Paths keep theirs.
  const files = paths
    .toSorted((a, b) => (getName(a) < getName(b) ? -1 : Number(getName(a) > getName(b))))
    .map((path) => (typeof path === "string" ? path : { ...path, isWalked: isFromFolder(path) }));
  const result = await importLogs(db, { ...target, ...waiter, files, format, dryRun: false });
  if (!result.ok || result.value.import !== null) return result;
  return success(await endUnread(db, id, result.value));
}

/** What a received file is called; empty for a path. */
function getName(path: ImportRow<unknown>["paths"][number]): string {
  return typeof path === "string" ? "" : path.name;
}

/** Only files of a folder that was dropped or chosen are called by their path in it. */
function isFromFolder({ name }: LogFile): boolean {
  return name.includes("/");
}

/** Notes the end of an import without a readable file, which nobody opened. */
async function endUnread(db: Database, id: number, read: ImportSummary): Promise<ImportSummary> {
  const summary = { ...read, import: id };
  await createImportIssues(
    db.pool,
    id,
    summary.skipped.map(({ file, reason }) => ({
      kind: "skipped",
      file,
      entry: null,
      path: null,
      message: reason,
    })),
  );
  const tally = createFileTally();
  for (const { file } of summary.skipped) tally.add(file, null, 0);
  await writeImportFiles(db.pool, id, tally.takeChanged());
  const files = summary.skipped.length;
  await noteImportProgress(db.pool, id, {
    ...{ file: "", files, files_done: files, records: 0, bytes: 0, total_bytes: 0, elapsed_ms: 0 },
    ...{ set_aside: 0, skipped: files, foreign: summary.skipped.filter(({ foreign }) => foreign).length },
  });
  await endImport(db.pool, id, { state: summary.state, summary: shortenSummary(summary), error: null });
  return summary;
}

/** Notes why an import failed, unless that is noted already; false too where it was deleted. */
function fail(db: Database, id: number, error: string): Promise<boolean> {
  return endImport(db.pool, id, { state: "failed", summary: null, error });
}
