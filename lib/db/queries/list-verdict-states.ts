import type { PoolClient } from "pg";

export type VerdictState = {
  campaign_id: number;
  run_key: string;
  attempt: number;
  observation_key: string;
  state: number;
  /** The run that a duplicate repeats. */
  original_key: string | null;
  original_attempt: number | null;
};

/** SQL of the verdicts that hold in the campaigns of a condition: the last row of each observation. */
export function selectHeldVerdicts(whereCampaign: string): string {
  return `
    SELECT DISTINCT ON (campaign_id, run_key, attempt, observation_key)
           campaign_id, run_key, attempt, observation_key, state, original_key, original_attempt
    FROM verdict WHERE campaign_id ${whereCampaign}
    ORDER BY campaign_id, run_key, attempt, observation_key, id DESC`;
}

/** The same for project `$1`. */
export const VERDICTS_OF_PROJECT = selectHeldVerdicts("IN (SELECT id FROM campaign WHERE project_id = $1)");

/** The verdicts that hold in a project, also those on observations that no longer fail. */
export async function listVerdictStates(client: PoolClient, projectId: number): Promise<VerdictState[]> {
  const { rows } = await client.query<VerdictState>(VERDICTS_OF_PROJECT, [projectId]);
  return rows;
}

/** The verdicts that hold on observations of these runs, each with the place of its run in the list. */
export async function listVerdictsOfRuns(
  client: PoolClient,
  campaignId: number,
  runs: readonly { key: string; attempt: number }[],
): Promise<{ place: number; observation_key: string; state: number }[]> {
  const { rows } = await client.query<{ place: number; observation_key: string; state: number }>(
    `SELECT DISTINCT ON (wanted.place, v.observation_key)
            wanted.place - 1 AS place, v.observation_key, v.state
     FROM unnest($2::text[], $3::int[]) WITH ORDINALITY AS wanted (run_key, attempt, place)
     JOIN verdict v ON v.campaign_id = $1 AND v.run_key = wanted.run_key AND v.attempt = wanted.attempt
     ORDER BY wanted.place, v.observation_key, v.id DESC`,
    [campaignId, runs.map(({ key }) => key), runs.map(({ attempt }) => attempt)],
  );
  return rows;
}
