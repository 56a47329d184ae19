import type { PoolClient } from "pg";
import { OPEN_FAILURE } from "@/lib/coverage/verdict";
import { listVerdictsOfRuns, VERDICTS_OF_PROJECT } from "@/lib/db/queries/list-verdict-states";
import type { MergeableRun } from "./copy-runs";

/** Gives the failures of runs the state of the verdict on them, so that a verdict outlives a re-import. */
export async function keepVerdicts(
  client: PoolClient,
  campaignId: number,
  runs: readonly MergeableRun[],
): Promise<readonly MergeableRun[]> {
  const verdicts = await listVerdictsOfRuns(client, campaignId, runs);
  if (verdicts.length === 0) return runs;
  const decided = new Map(
    verdicts.map(({ place, observation_key, state }) => [`${place} ${observation_key}`, state]),
  );
  return runs.map((run, place) => ({
    ...run,
    placements: run.placements.map((placement, position) => {
      if (placement.state !== OPEN_FAILURE) return placement;
      const state = decided.get(`${place} ${run.observations[position]!.key}`);
      return state === undefined ? placement : { ...placement, state };
    }),
  }));
}

/** The same for the classification of a project's runs by another map version. */
export async function keepClassifiedVerdicts(client: PoolClient, projectId: number): Promise<void> {
  await client.query(
    `UPDATE staged_classification s SET state = held.state
     FROM (
       SELECT r.id AS run_id, v.observation_key, v.state
       FROM (${VERDICTS_OF_PROJECT}) v CROSS JOIN LATERAL (
         SELECT r.id FROM run r
         WHERE r.campaign_id = v.campaign_id AND r.key = v.run_key AND r.attempt = v.attempt
         OFFSET 0
       ) r
     ) held
     WHERE s.run_id = held.run_id AND s.key = held.observation_key AND s.state = $2`,
    [projectId, OPEN_FAILURE],
  );
}
