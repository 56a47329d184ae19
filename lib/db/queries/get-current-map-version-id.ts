import type { Pool, PoolClient } from "pg";

/** Id of the map version that a project's cells are counted by, or null where it has none. */
export async function getCurrentMapVersionId(
  client: Pool | PoolClient,
  projectId: number,
): Promise<number | null> {
  const { rows } = await client.query<{ id: number | null }>(
    "SELECT current_map_version_id AS id FROM project WHERE id = $1",
    [projectId],
  );
  return rows[0]?.id ?? null;
}
