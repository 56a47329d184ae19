import type { Pool } from "pg";
import type { ImportFilesPage, ImportFileView } from "@/lib/import/import-view";

/** SQL that is true of a log that was not read and stored whole. */
const HAS_PROBLEMS = "((format IS NULL AND NOT is_foreign) OR partial OR set_aside > 0)";

/** The files that an import came to, in the order of their reading, and how many there are. */
export async function listImportFileRows(
  pool: Pool,
  importId: number,
  { offset, limit, problems }: { offset: number; limit: number; problems: boolean },
): Promise<ImportFilesPage> {
  const files = await pool.query<ImportFileView>(
    `SELECT position, file, format, bytes, new + unchanged + replaced AS runs, new, unchanged, replaced, messages,
            set_aside, partial, is_foreign AS foreign
     FROM import_file WHERE import_id = $1 ${problems ? `AND ${HAS_PROBLEMS}` : ""}
     ORDER BY position OFFSET $2 LIMIT $3`,
    [importId, offset, limit],
  );
  const counts = await pool.query<Omit<ImportFilesPage, "files">>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE ${HAS_PROBLEMS}) AS with_problems
     FROM import_file WHERE import_id = $1`,
    [importId],
  );
  return { files: files.rows, ...counts.rows[0]! };
}
