import type { Pool } from "pg";

/** Forgets what is noted of files of a watched folder; what was read of them stays. */
export async function forgetWatchedFiles(
  pool: Pool,
  target: { project: string; campaign: string; folder: string },
  files: readonly string[],
): Promise<void> {
  await pool.query(
    `DELETE FROM watched_file w USING campaign c JOIN project p ON p.id = c.project_id
     WHERE w.campaign_id = c.id AND p.slug = $1 AND c.slug = $2 AND w.folder = $3 AND w.file = ANY($4)`,
    [target.project, target.campaign, target.folder, files],
  );
}
