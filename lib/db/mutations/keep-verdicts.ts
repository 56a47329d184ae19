import type { PoolClient } from "pg";
import { OPEN_FAILURE } from "@/lib/coverage/verdict";
import { VERDICTS_OF_CAMPAIGN, VERDICTS_OF_PROJECT } from "@/lib/db/queries/list-verdict-states";

/** Gives staged failures the state of the verdict on them, so that a verdict outlives a re-import. */
export async function keepStagedVerdicts(client: PoolClient, campaignId: number): Promise<void> {
  await client.query(
    `UPDATE staged_observation o SET state = v.state
     FROM staged_run r, (${VERDICTS_OF_CAMPAIGN}) v
     WHERE r.place = o.place AND o.state = $2
       AND v.run_key = r.key AND v.attempt = r.attempt AND v.observation_key = o.key`,
    [campaignId, OPEN_FAILURE],
  );
}

/** The same for the classification of a project's runs by another map version. */
export async function keepClassifiedVerdicts(client: PoolClient, projectId: number): Promise<void> {
  await client.query(
    `UPDATE staged_classification s SET state = v.state
     FROM run r, (${VERDICTS_OF_PROJECT}) v
     WHERE r.project_id = $1 AND r.id = s.run_id AND s.state = $2
       AND v.campaign_id = r.campaign_id AND v.run_key = r.key AND v.attempt = r.attempt
       AND v.observation_key = s.key`,
    [projectId, OPEN_FAILURE],
  );
}
