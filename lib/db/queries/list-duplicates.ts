import type { PoolClient } from "pg";
import { FAILURES } from "@/lib/coverage/verdict";
import { selectHeldVerdicts } from "./list-verdict-states";
import { lookUpObservation } from "./look-up-observation";

/** Whether a campaign ever had a duplicate: decisions are few, and those on duplicates fewer. */
export async function hasDuplicates(
  client: PoolClient,
  projectId: number,
  campaignId: number,
): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT EXISTS (
       SELECT FROM decision d JOIN verdict v ON v.decision_id = d.id
       WHERE d.project_id = $1 AND d.verdict = 'duplicate' AND v.campaign_id = $2
     ) AS found`,
    [projectId, campaignId],
  );
  return rows[0]!.found;
}

export type DuplicateRow = {
  /** Of the observation. */
  id: number;
  run_key: string;
  attempt: number;
  observation_key: string;
  state: number;
  original_key: string;
  original_attempt: number;
};

/** The failing observations of a campaign that a duplicate holds on. */
export async function listDuplicates(client: PoolClient, campaignId: number): Promise<DuplicateRow[]> {
  const { rows } = await client.query<DuplicateRow>(
    `SELECT o.id, held.run_key, held.attempt, held.observation_key, o.state, held.original_key, held.original_attempt
     FROM (${selectHeldVerdicts("= $1")}) held ${lookUpObservation("held")}
     WHERE held.original_key IS NOT NULL AND o.state = ANY($2::smallint[])`,
    [campaignId, FAILURES],
  );
  return rows;
}

export type OriginalRow = {
  key: string;
  attempt: number;
  state: number;
  /** Null where the run has no failure. */
  observation_key: string | null;
  observation_state: number | null;
};

/** Those of the named runs that a campaign holds, with one row for each of their failing observations. */
export async function listOriginals(
  client: PoolClient,
  projectId: number,
  campaignId: number,
  runs: readonly { key: string; attempt: number }[],
): Promise<OriginalRow[]> {
  const { rows } = await client.query<OriginalRow>(
    `SELECT r.key, r.attempt, r.state, o.key AS observation_key, o.state AS observation_state
     FROM (SELECT DISTINCT key, attempt FROM unnest($3::text[], $4::int[]) AS wanted (key, attempt)) wanted
     JOIN run r ON r.campaign_id = $2 AND r.key = wanted.key AND r.attempt = wanted.attempt
     LEFT JOIN LATERAL (
       SELECT o.key, o.state FROM observation o WHERE o.project_id = $1 AND o.run_id = r.id OFFSET 0
     ) o ON o.state = ANY($5::smallint[])`,
    [projectId, campaignId, runs.map(({ key }) => key), runs.map(({ attempt }) => attempt), FAILURES],
  );
  return rows;
}
