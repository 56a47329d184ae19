import type { PoolClient } from "pg";
import { FAILURES } from "@/lib/coverage/verdict";
import { lookUpObservation } from "./look-up-observation";

export type DuplicateRunRow = { run: number; id: string; attempt: number; total: number };

/**
 * The first of the runs with a failing observation that a duplicate of this run holds on; `total` counts
 * all of them. Found from the decisions that ever said so, which are few.
 */
export async function listDuplicatesOfRun(
  client: PoolClient,
  { projectId, runId }: { projectId: number; runId: number },
  most: number,
): Promise<DuplicateRunRow[]> {
  const { rows } = await client.query<DuplicateRunRow>(
    `SELECT r.id AS run, held.run_key AS id, held.attempt, count(*) OVER () AS total
     FROM run original
     CROSS JOIN LATERAL (
       SELECT DISTINCT v.campaign_id, v.run_key, v.attempt, v.observation_key
       FROM decision d JOIN verdict v ON v.decision_id = d.id
       WHERE d.project_id = original.project_id AND d.verdict = 'duplicate' AND v.campaign_id = original.campaign_id
         AND v.original_key = original.key AND v.original_attempt = original.attempt
     ) said
     CROSS JOIN LATERAL (
       SELECT v.* FROM verdict v
       WHERE v.campaign_id = said.campaign_id AND v.run_key = said.run_key AND v.attempt = said.attempt
         AND v.observation_key = said.observation_key
       ORDER BY v.id DESC LIMIT 1
     ) held
     ${lookUpObservation("held")}
     WHERE original.project_id = $1 AND original.id = $2 AND o.state = ANY($3::smallint[])
       AND held.original_key = original.key AND held.original_attempt = original.attempt
     GROUP BY r.id, held.run_key, held.attempt
     ORDER BY held.run_key COLLATE "C", held.attempt LIMIT $4`,
    [projectId, runId, FAILURES, most],
  );
  return rows;
}
