import type { Pool, PoolClient } from "pg";

/** How many campaigns and map versions a project has, and snapshots, which stay when it goes. */
export async function countProjectParts(
  client: Pool | PoolClient,
  projectId: number,
): Promise<{ campaigns: number; map_versions: number; snapshots: number }> {
  const { rows } = await client.query<{ campaigns: number; map_versions: number; snapshots: number }>(
    `SELECT (SELECT count(*) FROM campaign WHERE project_id = $1) AS campaigns,
            (SELECT count(*) FROM map_version WHERE project_id = $1) AS map_versions,
            (SELECT count(*) FROM snapshot WHERE project_id = $1) AS snapshots`,
    [projectId],
  );
  return rows[0]!;
}
