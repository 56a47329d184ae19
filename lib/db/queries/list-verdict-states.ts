import type { PoolClient } from "pg";

export type VerdictState = {
  campaign_id: number;
  run_key: string;
  attempt: number;
  observation_key: string;
  state: number;
};

function selectCurrentVerdicts(where: string): string {
  return `SELECT DISTINCT ON (campaign_id, run_key, attempt, observation_key)
                 campaign_id, run_key, attempt, observation_key, state
          FROM verdict WHERE ${where} ORDER BY campaign_id, run_key, attempt, observation_key, id DESC`;
}

/** SQL of the verdicts that hold in campaign `$1`: the last one of each observation. */
export const VERDICTS_OF_CAMPAIGN = selectCurrentVerdicts("campaign_id = $1");

/** SQL of the verdicts that hold in project `$1`. */
export const VERDICTS_OF_PROJECT = selectCurrentVerdicts(
  "campaign_id IN (SELECT id FROM campaign WHERE project_id = $1)",
);

/** The verdicts that hold in a project, also those on observations that no longer fail. */
export async function listVerdictStates(client: PoolClient, projectId: number): Promise<VerdictState[]> {
  const { rows } = await client.query<VerdictState>(VERDICTS_OF_PROJECT, [projectId]);
  return rows;
}
