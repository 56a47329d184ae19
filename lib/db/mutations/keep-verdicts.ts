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
  const kept = [...runs];
  for (const { place, observation_key, state } of verdicts) {
    const run = kept[place]!;
    const placements = run.placements.map((placement, position) => {
      const isDecided =
        placement.state === OPEN_FAILURE && run.observations[position]!.key === observation_key;
      return isDecided ? { ...placement, state } : placement;
    });
    kept[place] = { ...run, placements };
  }
  return kept;
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
