import type { Pool } from "pg";

/** Slugs of a project's campaigns of which a user deleted all runs, or those of an import, whatever is there now. */
export async function listCampaignsWithDeletions(pool: Pool, projectSlug: string): Promise<string[]> {
  const { rows } = await pool.query<{ slug: string }>(
    `SELECT DISTINCT t.campaign_slug AS slug
     FROM project p JOIN deletion d ON d.project_id = p.id JOIN deleted_run t ON t.deletion_id = d.id
     WHERE p.slug = $1 AND d.kind IN ('campaign', 'import')`,
    [projectSlug],
  );
  return rows.map(({ slug }) => slug);
}
