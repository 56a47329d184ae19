import type { Pool, PoolClient } from "pg";
import { FAILURES } from "@/lib/coverage/verdict";
import { lockCampaign, lockProjectShared } from "@/lib/db/advisory-locks";
import { withTransaction } from "@/lib/db/transaction";
import { moveCells } from "./move-cells";
import { createStagingTables } from "./stage-runs";

export type VerdictTarget = {
  projectId: number;
  runId: number;
  /** One observation of the run; null for all that fail. */
  observation: string | null;
};

/**
 * Adds a verdict to failing observations of a run and moves their cells, in one transaction. Returns
 * the keys of the observations it went to, or null where the project has no such run.
 */
export function addVerdicts(
  pool: Pool,
  target: VerdictTarget,
  decision: { verdict: string; state: number; reason: string | null },
): Promise<string[] | null> {
  return withTransaction(pool, async (client) => {
    const { projectId, runId } = target;
    await lockProjectShared(client, projectId);
    const campaignId = await getCampaignId(client, projectId, runId);
    if (campaignId === null) return null;
    await lockCampaign(client, campaignId);
    await createStagingTables(client);
    const keys = await decideObservations(client, target, decision.state);
    await client.query(
      `WITH decision AS (
         INSERT INTO decision (project_id, verdict, reason)
         SELECT $1, $3, $4 WHERE cardinality($6::text[]) > 0 RETURNING id
       )
       INSERT INTO verdict (decision_id, campaign_id, run_key, attempt, observation_key, state)
       SELECT decision.id, run.campaign_id, run.key, run.attempt, decided.observation_key, $5
       FROM decision, run, unnest($6::text[]) AS decided (observation_key)
       WHERE run.project_id = $1 AND run.id = $2`,
      [projectId, runId, decision.verdict, decision.reason, decision.state, keys],
    );
    await moveCells(client, projectId, campaignId);
    await client.query("UPDATE campaign SET revision = revision + 1 WHERE id = $1", [campaignId]);
    return keys;
  });
}

async function getCampaignId(client: PoolClient, projectId: number, runId: number): Promise<number | null> {
  const { rows } = await client.query<{ campaign_id: number }>(
    "SELECT campaign_id FROM run WHERE project_id = $1 AND id = $2",
    [projectId, runId],
  );
  return rows[0]?.campaign_id ?? null;
}

/** Gives the target's failures a state and notes the difference for the cells; returns their keys. */
async function decideObservations(
  client: PoolClient,
  { projectId, runId, observation }: VerdictTarget,
  state: number,
): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    `WITH failing AS (
       SELECT id, key, coords, state, aware FROM observation
       WHERE project_id = $1 AND run_id = $2 AND state = ANY($3::smallint[])
         AND ($4::text IS NULL OR key = $4) FOR UPDATE
     ), decided AS (
       UPDATE observation o SET state = $5 FROM failing
       WHERE o.project_id = $1 AND o.id = failing.id
     ), moved AS (
       INSERT INTO staged_delta
       SELECT coords, state, aware, -1 FROM failing UNION ALL SELECT coords, $5, aware, 1 FROM failing
     )
     SELECT key FROM failing ORDER BY key`,
    [projectId, runId, FAILURES, observation, state],
  );
  return rows.map(({ key }) => key);
}
