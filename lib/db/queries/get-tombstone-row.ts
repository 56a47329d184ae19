import type { Pool } from "pg";

export type TombstoneRow = {
  kind: "project" | "campaign" | "import" | "run";
  name: string;
  deleted_at: Date;
  campaign: string | null;
  key: string | null;
  attempt: number | null;
  again: number | null;
};

/** What is known of a deleted run of a project, also of an earlier project of that slug, or null. */
export async function getRunTombstone(
  pool: Pool,
  projectSlug: string,
  runId: number,
): Promise<TombstoneRow | null> {
  const { rows } = await pool.query<TombstoneRow>(
    `SELECT d.kind, d.name, d.deleted_at, t.campaign_slug AS campaign, t.key, t.attempt,
            (SELECT r.id FROM project p
             JOIN campaign c ON c.project_id = p.id AND c.slug = t.campaign_slug
             JOIN run r ON r.campaign_id = c.id AND r.key = t.key AND r.attempt = t.attempt
             WHERE p.slug = $1) AS again
     FROM deleted_run t JOIN deletion d ON d.id = t.deletion_id
     WHERE t.run_id = $2
       AND (d.project_slug = $1 OR d.project_id = (SELECT id FROM project WHERE slug = $1))`,
    [projectSlug, runId],
  );
  return rows[0] ?? null;
}

/** What is known of a deleted import of a project, also of an earlier project of that slug, or null. */
export async function getImportTombstone(
  pool: Pool,
  projectSlug: string,
  importId: number,
): Promise<TombstoneRow | null> {
  const { rows } = await pool.query<TombstoneRow>(
    `SELECT kind, name, deleted_at, NULL AS campaign, NULL AS key, NULL::int AS attempt, NULL::bigint AS again
     FROM deletion WHERE kind = 'import' AND name = 'import ' || $2::bigint
       AND (project_slug = $1 OR project_id = (SELECT id FROM project WHERE slug = $1))`,
    [projectSlug, importId],
  );
  return rows[0] ?? null;
}

/** The last deletion of a project of this slug, or null where there was none or it has been made anew. */
export async function getProjectTombstone(pool: Pool, projectSlug: string): Promise<TombstoneRow | null> {
  const { rows } = await pool.query<TombstoneRow>(
    `SELECT kind, name, deleted_at, NULL AS campaign, NULL AS key, NULL::int AS attempt, NULL::bigint AS again
     FROM deletion WHERE kind = 'project' AND project_slug = $1
       AND NOT EXISTS (SELECT FROM project WHERE slug = $1)
     ORDER BY id DESC LIMIT 1`,
    [projectSlug],
  );
  return rows[0] ?? null;
}
