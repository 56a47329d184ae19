import type { Pool } from "pg";
import type { DecisionView } from "@/lib/coverage/decision";
import type { RunName } from "./get-run-name";

export type DecisionRow = {
  id: number;
  verdict: DecisionView["verdict"];
  reason: string | null;
  decided_at: Date;
  undoes: number | null;
  observations: number;
  runs: number;
  original_run: number | null;
  original_key: string | null;
  original_attempt: number | null;
};

export type DecisionSelection = {
  /** Only this one. */
  decision: number | null;
  /** Only older ones. */
  before: number | null;
  /** Only those that say something of this run. */
  run: RunName | null;
  limit: number;
};

/** A project's decisions, newest first; those whose campaigns are all gone say nothing any more and are left out. */
export async function listDecisionRows(
  pool: Pool,
  projectId: number,
  { decision, before, run, limit }: DecisionSelection,
): Promise<DecisionRow[]> {
  const { rows } = await pool.query<DecisionRow>(
    `WITH page AS MATERIALIZED (
       SELECT d.* FROM decision d
       WHERE d.project_id = $1 AND ($2::bigint IS NULL OR d.id = $2) AND ($3::bigint IS NULL OR d.id < $3)
         AND EXISTS (SELECT FROM verdict v WHERE v.decision_id = d.id)
         AND ($4::int IS NULL OR d.id IN (
           SELECT v.decision_id FROM verdict v WHERE v.campaign_id = $4 AND v.run_key = $5 AND v.attempt = $6))
       ORDER BY d.id DESC LIMIT $7
     )
     SELECT page.id, page.verdict, page.reason, page.decided_at, page.undoes, counted.observations, counted.runs,
            original.run AS original_run, original.original_key, original.original_attempt
     FROM page
     CROSS JOIN LATERAL (
       SELECT count(*) AS observations, count(DISTINCT (v.campaign_id, v.run_key, v.attempt)) AS runs
       FROM verdict v WHERE v.decision_id = page.id
     ) counted
     LEFT JOIN LATERAL (
       SELECT v.original_key, v.original_attempt, r.id AS run
       FROM verdict v LEFT JOIN run r ON r.campaign_id = v.campaign_id
         AND r.key = v.original_key AND r.attempt = v.original_attempt
       WHERE v.decision_id = page.id AND page.verdict = 'duplicate' LIMIT 1
     ) original ON true
     ORDER BY page.id DESC`,
    [projectId, decision, before, run?.campaignId, run?.key, run?.attempt, limit],
  );
  return rows;
}

/** Which decisions of a project undo which, of those after `after`. */
export async function listUndos(
  pool: Pool,
  projectId: number,
  after: number,
): Promise<{ id: number; undoes: number }[]> {
  const { rows } = await pool.query<{ id: number; undoes: number }>(
    "SELECT id, undoes FROM decision WHERE project_id = $1 AND undoes IS NOT NULL AND id > $2",
    [projectId, after],
  );
  return rows;
}

/** The observations of a decision by their keys; it is on one run. */
export async function listDecidedKeys(pool: Pool, decisionId: number): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    `SELECT observation_key AS key FROM verdict WHERE decision_id = $1 ORDER BY observation_key COLLATE "C"`,
    [decisionId],
  );
  return rows.map(({ key }) => key);
}

/** The campaigns that a decision of the project says something of; none where there is no such decision. */
export async function listCampaignsOfDecision(
  client: Pick<Pool, "query">,
  projectId: number,
  decisionId: number,
): Promise<number[]> {
  const { rows } = await client.query<{ campaign_id: number }>(
    `SELECT DISTINCT v.campaign_id FROM decision d JOIN verdict v ON v.decision_id = d.id
     WHERE d.project_id = $1 AND d.id = $2::bigint`,
    [projectId, decisionId],
  );
  return rows.map(({ campaign_id }) => campaign_id);
}
