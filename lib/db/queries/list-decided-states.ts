import type { PoolClient } from "pg";
import { FAILURES } from "@/lib/coverage/verdict";

/**
 * The states that verdicts give to observations of some runs while they fail, by run and observation. A
 * duplicate's is the one it counts as now.
 */
export async function listDecidedStates(
  client: PoolClient,
  projectId: number,
  runIds: readonly number[],
): Promise<Map<number, Map<string, number>>> {
  const { rows } = await client.query<{ run: number; key: string; state: number }>(
    `SELECT DISTINCT ON (r.id, v.observation_key) r.id AS run, v.observation_key AS key,
            CASE WHEN v.original_key IS NOT NULL AND o.state = ANY($3) THEN o.state ELSE v.state END AS state
     FROM run r
     JOIN verdict v ON v.campaign_id = r.campaign_id AND v.run_key = r.key AND v.attempt = r.attempt
     LEFT JOIN observation o ON o.project_id = $1 AND o.run_id = r.id AND o.key = v.observation_key
     WHERE r.project_id = $1 AND r.id = ANY($2)
     ORDER BY r.id, v.observation_key, v.id DESC`,
    [projectId, runIds, FAILURES],
  );
  const states = new Map<number, Map<string, number>>();
  for (const { run, key, state } of rows) states.set(run, (states.get(run) ?? new Map()).set(key, state));
  return states;
}
