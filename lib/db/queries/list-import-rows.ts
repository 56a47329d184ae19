import type { Pool } from "pg";
import { isImportAlive } from "@/lib/db/advisory-locks";
import type { ImportPath } from "@/lib/db/mutations/record-import";
import type { ImportCounts, ImportView } from "@/lib/import/import-view";

export type ImportRow<Summary> = Omit<
  ImportView<Summary>,
  "started_at" | "finished_at" | "received" | "can_retry"
> & { started_at: Date; finished_at: Date | null; paths: ImportPath[] };

/** Lists that grow with the files of an import; its own page shows them. */
const LISTS = "{files,set_aside,skipped,totals,unmapped,warnings}";

/** SQL of the imports that `page` selects, newest first; `summary` is the SQL of theirs. Runs are counted in one scan. */
function selectImports(page: string, summary: string): string {
  return `
    WITH page AS MATERIALIZED (SELECT i.* FROM import i JOIN project p ON p.id = i.project_id ${page}),
    stored AS (
      SELECT import_id, count(*) AS runs FROM run
      WHERE project_id IN (SELECT project_id FROM page) AND import_id IN (SELECT id FROM page) GROUP BY import_id
    )
    SELECT i.id, p.slug AS project, coalesce(c.slug, i.campaign_slug) AS campaign, i.kind, i.format, i.source,
           CASE WHEN i.state = 'running' AND NOT ${isImportAlive("i.id")} THEN 'interrupted' ELSE i.state END AS state,
           i.started_at, i.finished_at, i.cancel_requested, i.error, i.progress, i.paths, i.retry_of,
           (SELECT max(r.id) FROM import r WHERE r.project_id = i.project_id AND r.retry_of = i.id) AS retried_by,
           coalesce(stored.runs, 0) AS stored_runs, ${summary} AS summary
    FROM page i JOIN project p ON p.id = i.project_id
    LEFT JOIN campaign c ON c.id = i.campaign_id LEFT JOIN stored ON stored.import_id = i.id
    ORDER BY i.id DESC`;
}

/** An import of a project, or of any where `project` is null; null where there is none. */
export async function getImportRow<Summary>(
  pool: Pool,
  project: string | null,
  importId: number,
): Promise<ImportRow<Summary> | null> {
  const { rows } = await pool.query<ImportRow<Summary>>(
    selectImports("WHERE ($1::text IS NULL OR p.slug = $1) AND i.id = $2", "i.summary"),
    [project, importId],
  );
  return rows[0] ?? null;
}

/** A project's imports before one of them, newest first; those of its summary's lists that grow are left out. */
export async function listImportRows(
  pool: Pool,
  projectId: number,
  { before, limit }: { before: number | null; limit: number },
): Promise<ImportRow<ImportCounts>[]> {
  const { rows } = await pool.query<ImportRow<ImportCounts>>(
    selectImports(
      "WHERE i.project_id = $1 AND ($2::int IS NULL OR i.id < $2) ORDER BY i.id DESC LIMIT $3",
      "i.summary - $4::text[]",
    ),
    [projectId, before, limit, LISTS],
  );
  return rows;
}
