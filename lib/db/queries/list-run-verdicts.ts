import type { PoolClient } from "pg";
import { withVerdictChains } from "./verdict-chains";

export type RunVerdictRow = {
  observation_key: string;
  state: number;
  original_key: string | null;
  original_attempt: number | null;
  /** Null where the original is not stored. */
  original_run: number | null;
  decision_id: number;
  reason: string | null;
  decided_at: Date;
};

/** What holds on the observations of a run with its decision, also on those that are gone; `none` among it. */
export async function listRunVerdicts(
  client: PoolClient,
  { projectId, runId }: { projectId: number; runId: number },
): Promise<RunVerdictRow[]> {
  const { rows } = await client.query<RunVerdictRow>(
    `${withVerdictChains(`
       SELECT DISTINCT v.campaign_id, v.run_key, v.attempt, v.observation_key
       FROM run r JOIN verdict v ON v.campaign_id = r.campaign_id AND v.run_key = r.key AND v.attempt = r.attempt
       WHERE r.project_id = $1 AND r.id = $2`)}
     SELECT chain.observation_key, chain.state, chain.original_key, chain.original_attempt,
            original.id AS original_run, chain.decision_id, d.reason, d.decided_at
     FROM chain JOIN decision d ON d.id = chain.decision_id
     LEFT JOIN run original ON original.campaign_id = chain.campaign_id
       AND original.key = chain.original_key AND original.attempt = chain.original_attempt
     WHERE chain.undoes IS NULL ORDER BY chain.observation_key COLLATE "C"`,
    [projectId, runId],
  );
  return rows;
}
