import type { PoolClient } from "pg";
import { FAILURES, OPEN_FAILURE } from "@/lib/coverage/verdict";
import {
  buildSource,
  countObservationRows,
  type ObservationSelection,
} from "@/lib/db/queries/list-observation-rows";
import { joinVerdictBefore, withVerdictChains } from "@/lib/db/queries/verdict-chains";

/** What is to be said of failures: a state, or the run that they repeat. */
export type StagedVerdict = { state: number; original: { key: string; attempt: number } | null };

/** One observation of a run; all of them where `observation` is null. */
export type ObservationName = { run: number; observation: string | null };

/** The connection's table of what is about to be decided; its rows do not outlive a transaction. */
async function createTable(client: PoolClient): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE IF NOT EXISTS staged_verdict (
       campaign_id int, run_key text, attempt int, observation_key text, state smallint,
       original_key text, original_attempt int
     ) ON COMMIT DELETE ROWS`,
  );
}

/**
 * Stages a verdict on the failures among the named observations, whose campaigns are locked. Returns the
 * first name that nothing has, if any, without an observation where it is the run that is missing; and how
 * many names stand for no failure.
 */
export async function stageNamed(
  client: PoolClient,
  projectId: number,
  names: readonly ObservationName[],
  { state, original }: StagedVerdict,
): Promise<{ missing: ObservationName | null; notFailing: number }> {
  await createTable(client);
  const wanted = [
    projectId,
    names.map(({ run }) => run),
    names.map(({ observation }) => observation),
    FAILURES,
  ];
  const tables = `
    FROM (SELECT run, key, min(place) AS place
          FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS named (run, key, place)
          GROUP BY run, key) wanted
    LEFT JOIN LATERAL (
      SELECT r.campaign_id, r.key AS run_key, r.attempt, o.id, o.key, o.state
      FROM run r LEFT JOIN observation o ON o.project_id = $1 AND o.run_id = r.id
                                        AND (wanted.key IS NULL OR o.key = wanted.key)
      WHERE r.project_id = $1 AND r.id = wanted.run
      OFFSET 0
    ) found ON true`;
  const { rows } = await client.query<ObservationName & { is_gone: boolean; found: number; failing: number }>(
    `SELECT wanted.run, wanted.key AS observation, bool_or(found.run_key IS NULL) AS is_gone, count(found.id) AS found,
            count(found.id) FILTER (WHERE found.state = ANY($4::smallint[])) AS failing
     ${tables} GROUP BY wanted.run, wanted.key, wanted.place ORDER BY wanted.place`,
    wanted,
  );
  await client.query(
    `INSERT INTO staged_verdict
     SELECT DISTINCT found.campaign_id, found.run_key, found.attempt, found.key, $5::smallint, $6::text, $7::int
     ${tables} WHERE found.state = ANY($4::smallint[])`,
    [...wanted, state, original?.key, original?.attempt],
  );
  const missing = rows.find(({ found }) => found === 0);
  return {
    missing: missing ? { run: missing.run, observation: missing.is_gone ? null : missing.observation } : null,
    notFailing: rows.filter(({ failing }) => failing === 0).length,
  };
}

/**
 * Stages a verdict on the failures of a selection, whose campaigns are locked. Returns how many of its
 * observations do not fail.
 */
export async function stageMatching(
  client: PoolClient,
  selection: ObservationSelection,
  { state, original }: StagedVerdict,
): Promise<{ notFailing: number }> {
  await createTable(client);
  const { total } = await countObservationRows(client, selection);
  const { sql, parameters } = buildSource(selection);
  const add = (value: unknown) => `$${parameters.push(value)}`;
  const { rowCount } = await client.query(
    `INSERT INTO staged_verdict
     SELECT o.campaign_id, r.key, r.attempt, o.key, ${add(state)}::smallint, ${add(original?.key)}::text, ${add(original?.attempt)}::int
     ${sql} AND o.state = ANY(${add(FAILURES)}::smallint[])`,
    parameters,
  );
  return { notFailing: total - rowCount! };
}

/**
 * Stages what held before a decision, for those of its observations that nobody has decided on since, or
 * whose later decisions were undone.
 */
export async function stageUndo(client: PoolClient, projectId: number, decisionId: number): Promise<void> {
  await createTable(client);
  await client.query(
    `${withVerdictChains(`
       SELECT v.campaign_id, v.run_key, v.attempt, v.observation_key
       FROM decision d JOIN verdict v ON v.decision_id = d.id WHERE d.project_id = $1 AND d.id = $2::bigint`)}
     INSERT INTO staged_verdict
     SELECT chain.campaign_id, chain.run_key, chain.attempt, chain.observation_key,
            coalesce(earlier.state, $3), earlier.original_key, earlier.original_attempt
     FROM chain ${joinVerdictBefore("chain")} WHERE chain.decision_id = $2::bigint`,
    [projectId, decisionId, OPEN_FAILURE],
  );
}

/** Why what is staged can be no duplicate of a run: the run is of another campaign, or staged itself. */
export async function findDuplicateFault(
  client: PoolClient,
  original: { campaignId: number; key: string; attempt: number },
): Promise<"other_campaign" | "itself" | null> {
  const { rows } = await client.query<{ is_elsewhere: boolean }>(
    `SELECT campaign_id <> $1 AS is_elsewhere FROM staged_verdict
     WHERE campaign_id <> $1 OR (run_key = $2 AND attempt = $3) ORDER BY is_elsewhere LIMIT 1`,
    [original.campaignId, original.key, original.attempt],
  );
  if (rows.length === 0) return null;
  return rows[0]!.is_elsewhere ? "other_campaign" : "itself";
}
