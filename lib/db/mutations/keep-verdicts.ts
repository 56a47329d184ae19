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
    `UPDATE staged_classification s SET state = v.state
     FROM run r, (${VERDICTS_OF_PROJECT}) v
     WHERE r.project_id = $1 AND r.id = s.run_id AND s.state = $2
       AND v.campaign_id = r.campaign_id AND v.run_key = r.key AND v.attempt = r.attempt
       AND v.observation_key = s.key`,
    [projectId, OPEN_FAILURE],
  );
}
