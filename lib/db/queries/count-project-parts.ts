import type { Pool, PoolClient } from "pg";

/** How many campaigns and map versions a project has. */
export async function countProjectParts(
  client: Pool | PoolClient,
  projectId: number,
): Promise<{ campaigns: number; map_versions: number }> {
  const { rows } = await client.query<{ campaigns: number; map_versions: number }>(
    `SELECT (SELECT count(*) FROM campaign WHERE project_id = $1) AS campaigns,
            (SELECT count(*) FROM map_version WHERE project_id = $1) AS map_versions`,
    [projectId],
  );
  return rows[0]!;
}
