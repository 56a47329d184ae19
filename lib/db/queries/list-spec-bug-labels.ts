import type { Pool } from "pg";

/** Labels of a project's spec bugs, the ones that most of them have first. */
export async function listSpecBugLabelRows(pool: Pool, projectId: number, most: number): Promise<string[]> {
  const { rows } = await pool.query<{ label: string }>(
    `SELECT label FROM spec_bug, unnest(labels) label WHERE project_id = $1
     GROUP BY label ORDER BY count(*) DESC, label COLLATE "und-x-icu" LIMIT $2`,
    [projectId, most],
  );
  return rows.map(({ label }) => label);
}
