import type { PoolClient } from "pg";
import { FAILURES } from "@/lib/coverage/verdict";
import { lookUpObservation } from "@/lib/db/queries/look-up-observation";
import { followOriginals } from "./follow-originals";
import { moveCells } from "./move-cells";
import { createStagingTables } from "./stage-runs";
import { tellPlanner } from "./tell-planner";

export type NewDecision = { verdict: string; reason: string | null; undoes: number | null };

/** A decision with the number of observations it says something of, and of their runs. */
export type AddedDecision = { decision: number; observations: number; runs: number };

/**
 * Stores the verdicts in `staged_verdict` as one decision, gives the failures among their observations
 * the states that follow, and moves cells with them. The campaigns' locks are held. Null where nothing
 * is staged.
 */
export async function addDecision(
  client: PoolClient,
  projectId: number,
  decision: NewDecision,
): Promise<AddedDecision | null> {
  const added = await storeDecision(client, projectId, decision);
  if (added === null) return null;
  await tellPlanner(client, added.observations, "verdict");
  await createStagingTables(client);
  const { rows } = await client.query<{ campaign_id: number }>(
    "SELECT DISTINCT campaign_id FROM staged_verdict ORDER BY campaign_id",
  );
  for (const { campaign_id } of rows) {
    await decideStates(client, projectId, campaign_id);
    await followOriginals(client, projectId, campaign_id);
    await moveCells(client, projectId, campaign_id);
    await client.query("UPDATE campaign SET revision = revision + 1 WHERE id = $1", [campaign_id]);
  }
  return added;
}

async function storeDecision(
  client: PoolClient,
  projectId: number,
  { verdict, reason, undoes }: NewDecision,
): Promise<AddedDecision | null> {
  const { rows } = await client.query<AddedDecision>(
    `WITH decision AS (
       INSERT INTO decision (project_id, verdict, reason, undoes)
       SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT FROM staged_verdict) RETURNING id
     ), stored AS (
       INSERT INTO verdict (decision_id, campaign_id, run_key, attempt, observation_key, state,
                            original_key, original_attempt)
       SELECT decision.id, s.* FROM decision, staged_verdict s
       RETURNING decision_id, campaign_id, run_key, attempt
     )
     SELECT decision_id AS decision, count(*) AS observations,
            count(DISTINCT (campaign_id, run_key, attempt)) AS runs
     FROM stored GROUP BY decision_id`,
    [projectId, verdict, reason, undoes],
  );
  return rows[0] ?? null;
}

/** Gives the failures of one campaign their staged states, and notes the difference for the cells. */
async function decideStates(client: PoolClient, projectId: number, campaignId: number): Promise<void> {
  await client.query(
    `WITH failing AS (
       SELECT o.*, s.state AS decided FROM staged_verdict s ${lookUpObservation("s")}
       WHERE s.campaign_id = $2 AND o.state = ANY($3::smallint[]) AND o.state <> s.state
     ), decided AS (
       UPDATE observation o SET state = failing.decided FROM failing
       WHERE o.project_id = $1 AND o.id = failing.id
     )
     INSERT INTO staged_delta
     SELECT coords, state, aware, -1 FROM failing UNION ALL SELECT coords, decided, aware, 1 FROM failing`,
    [projectId, campaignId, FAILURES],
  );
}
