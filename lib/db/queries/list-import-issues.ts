import type { Pool } from "pg";
import type { ImportIssueView } from "@/lib/import/import-view";

/** What an import did not store, in the order of its finding, and how much that is in all. */
export async function listImportIssueRows(
  pool: Pool,
  importId: number,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ issues: ImportIssueView[]; total: number }> {
  const issues = await pool.query<ImportIssueView>(
    `SELECT kind, file, entry, path, message FROM import_issue WHERE import_id = $1
     ORDER BY id OFFSET $2 LIMIT $3`,
    [importId, offset, limit],
  );
  const total = await pool.query<{ n: number }>(
    "SELECT count(*) AS n FROM import_issue WHERE import_id = $1",
    [importId],
  );
  return { issues: issues.rows, total: total.rows[0]!.n };
}
