import type { PoolClient } from "pg";

/** Counts the project's cells afresh and raises the revision of its campaigns; returns its observations. */
export async function recountCells(client: PoolClient, projectId: number): Promise<number> {
  await client.query("DELETE FROM cube_cell WHERE project_id = $1", [projectId]);
  await client.query(
    `INSERT INTO cube_cell (project_id, campaign_id, coords, state, aware, n)
     SELECT project_id, campaign_id, coords, state, aware, count(*) FROM observation
     WHERE project_id = $1 GROUP BY project_id, campaign_id, coords, state, aware`,
    [projectId],
  );
  await client.query("UPDATE campaign SET revision = revision + 1 WHERE project_id = $1", [projectId]);
  return countObservations(client, projectId);
}

/** A project's observations, by its cells. */
export async function countObservations(client: PoolClient, projectId: number): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT coalesce(sum(n), 0)::bigint AS n FROM cube_cell WHERE project_id = $1",
    [projectId],
  );
  return rows[0]!.n;
}
