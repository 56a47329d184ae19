import type { PoolClient } from "pg";
import type { Cube } from "@/lib/coverage/cube";
import { createCubeCounter } from "@/lib/coverage/cube-counter";
import { OPEN_FAILURE } from "@/lib/coverage/verdict";
import { listDecidedStates } from "@/lib/db/queries/list-decided-states";
import { streamSampledAttributes } from "@/lib/db/queries/stream-sampled-attributes";
import { classifyRun } from "@/lib/import/loader/classify-run";
import { createClassifier } from "@/lib/map/classify";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { failure, type Result, success } from "@/lib/result";
import { tooManyValueSets } from "../imports/too-many-value-sets";
import type { CampaignSummary } from "../projects/get-project";

export type TwiceClassified = {
  before: Cube;
  after: Cube;
  read: number;
  /** Observations whose raw outcome differs; like the counts, estimated where not all runs were read. */
  changes: number;
};

export type RunSource = {
  projectId: number;
  campaigns: readonly CampaignSummary[];
  mostRuns: number;
  signal: AbortSignal | null;
};

/**
 * Counts the runs of some campaigns by two maps, from their raw attributes, in bounded memory: all of
 * them up to `mostRuns`, beyond that the same sample for both, with counts scaled to all. Verdicts hold
 * on what fails by either map.
 */
export async function classifyTwice(
  client: PoolClient,
  { projectId, campaigns, mostRuns, signal }: RunSource,
  before: CoverageMap,
  after: CoverageMap,
): Promise<Result<TwiceClassified>> {
  const total = campaigns.reduce((sum, { runs }) => sum + runs, 0);
  const stride = Math.max(1, Math.ceil(total / mostRuns));
  const sides = [before, after].map((map) => ({
    map,
    classify: createClassifier(map),
    counter: createCubeCounter(map),
  }));
  let read = 0;
  let changes = 0;
  const ids = campaigns.map(({ id }) => id);
  for await (const runs of streamSampledAttributes(client, projectId, ids, stride)) {
    if (signal?.aborted) return failure("conflict", "the preview was cancelled");
    const decided = await listDecidedStates(
      client,
      projectId,
      runs.map(({ id }) => id),
    );
    for (const { id, kind, attributes } of runs) {
      const [old, fresh] = sides.map(({ classify, counter }) => {
        const { observations } = classifyRun(classify, kind, attributes);
        for (const observation of observations) {
          const verdict = decided.get(id)?.get(observation.key);
          const isDecided = observation.state === OPEN_FAILURE && verdict !== undefined;
          counter.add(isDecided ? { ...observation, state: verdict } : observation);
        }
        return observations;
      });
      old!.forEach(({ state }, i) => {
        if (fresh![i]!.state !== state) changes++;
      });
      read++;
    }
    const full = sides.find(({ counter }) => counter.overfull !== null);
    if (full) return failure("invalid", tooManyValueSets(full.map, full.counter.overfull!));
  }
  const factor = read > 0 && stride > 1 ? total / read : 1;
  const [old, fresh] = sides.map(({ counter }) => counter.build(factor));
  return success({ before: old!, after: fresh!, read, changes: Math.round(changes * factor) });
}
