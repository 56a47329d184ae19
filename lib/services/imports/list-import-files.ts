import type { Database } from "@/lib/db/database";
import { listImportFileRows } from "@/lib/db/queries/list-import-file-rows";
import { type ImportFilesPage, type ImportFileView, isCutShort } from "@/lib/import/import-view";
import { failure, type Result, success } from "@/lib/result";
import { findImport } from "./get-import";
import type { ImportSummary } from "./import-tally";

export const MOST_FILES = 1000;

/** The files that an import came to and what became of each; `problems` leaves out those read and stored whole, and what is no log. */
export async function listImportFiles(
  db: Database,
  project: string,
  importId: number,
  page: { offset: number; limit: number; problems: boolean },
): Promise<Result<ImportFilesPage>> {
  const { offset, limit, problems } = page;
  const isWhole = Number.isSafeInteger(offset) && Number.isInteger(limit);
  if (!isWhole || offset < 0 || limit < 1 || limit > MOST_FILES) {
    return failure("usage", `ask for 1 to ${MOST_FILES} files, from 0 on`);
  }
  const found = await findImport(db, project, importId);
  if (!found.ok) return found;
  const rows = await listImportFileRows(db.pool, importId, page);
  if (rows.total > 0 || found.value.summary === null) return success(rows);
  // An import of before this list was kept.
  const files = listSummarisedFiles(found.value.summary);
  const troubled = files.filter(isCutShort);
  return success({
    files: (problems ? troubled : files).slice(offset, offset + limit),
    total: files.length,
    with_problems: troubled.length,
  });
}

/** What the summary of an import says of its files. */
function listSummarisedFiles({ files, skipped }: Pick<ImportSummary, "files" | "skipped">): ImportFileView[] {
  const unknown = { bytes: null, new: null, unchanged: null, replaced: null, set_aside: null };
  return [
    ...files.map((file) => ({ ...unknown, ...file, foreign: false })),
    ...skipped.map(({ file, foreign = false }) => ({
      ...{ ...unknown, file, foreign, format: null, runs: 0, messages: 0, partial: false },
    })),
  ].map((file, position) => ({ ...file, position }));
}
