import type { Pool, PoolClient } from "pg";

/** What a run is known by over re-imports. */
export type RunName = { campaignId: number; key: string; attempt: number };

/** The lasting name of a run of a project, or null. */
export async function getRunName(
  client: Pool | PoolClient,
  projectId: number,
  runId: number,
): Promise<RunName | null> {
  const { rows } = await client.query<RunName>(
    `SELECT campaign_id AS "campaignId", key, attempt FROM run WHERE project_id = $1 AND id = $2`,
    [projectId, runId],
  );
  return rows[0] ?? null;
}

/** The campaigns that hold any of these runs. */
export async function listCampaignsOfRuns(
  client: PoolClient,
  projectId: number,
  runIds: readonly number[],
): Promise<number[]> {
  const { rows } = await client.query<{ campaign_id: number }>(
    "SELECT DISTINCT campaign_id FROM run WHERE project_id = $1 AND id = ANY($2::bigint[])",
    [projectId, runIds],
  );
  return rows.map(({ campaign_id }) => campaign_id);
}
