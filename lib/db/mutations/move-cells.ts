import type { PoolClient } from "pg";

/**
 * Applies the differences in `staged_delta` to the campaign's cells, in the order of their coordinates,
 * and takes them out of it.
 */
export async function moveCells(client: PoolClient, projectId: number, campaignId: number): Promise<void> {
  await client.query(
    `WITH taken AS (
       DELETE FROM staged_delta RETURNING coords, state, aware, n
     ), delta AS MATERIALIZED (
       SELECT coords, state, aware, sum(n)::int AS n FROM taken
       GROUP BY coords, state, aware HAVING sum(n) <> 0
     ), emptied AS (
       DELETE FROM cube_cell cell USING delta
       WHERE cell.project_id = $1 AND cell.campaign_id = $2 AND cell.coords = delta.coords
         AND cell.state = delta.state AND cell.aware = delta.aware
         AND delta.n < 0 AND cell.n + delta.n = 0
     ), lessened AS (
       UPDATE cube_cell cell SET n = cell.n + delta.n FROM delta
       WHERE cell.project_id = $1 AND cell.campaign_id = $2 AND cell.coords = delta.coords
         AND cell.state = delta.state AND cell.aware = delta.aware
         AND delta.n < 0 AND cell.n + delta.n <> 0
     )
     INSERT INTO cube_cell (project_id, campaign_id, coords, state, aware, n)
     SELECT $1, $2, coords, state, aware, n FROM delta WHERE n > 0 ORDER BY coords, state, aware
     ON CONFLICT (project_id, campaign_id, coords, state, aware)
     DO UPDATE SET n = cube_cell.n + EXCLUDED.n`,
    [projectId, campaignId],
  );
}
