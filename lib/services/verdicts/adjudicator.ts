import { type Duplicate, type FailingRun, resolveDuplicates } from "@/lib/coverage/resolve-duplicates";
import { OPEN_FAILURE } from "@/lib/coverage/verdict";
import type { VerdictState } from "@/lib/db/queries/list-verdict-states";

/** A run as the log names it. */
type RunIdentity = { campaign_id: number; key: string; attempt: number };

const identify = (...parts: (string | number)[]) => JSON.stringify(parts);

/**
 * Says what verdicts make of open failures, from nothing but the verdicts and the raw outcomes of runs.
 * Runs are added one by one; what duplicates count as is known when all have been, and `resolve` was called.
 */
export function createAdjudicator(verdicts: readonly VerdictState[]) {
  const states = new Map<string, number>();
  const originals = new Map<string, string>();
  for (const { campaign_id, run_key, attempt, observation_key, ...verdict } of verdicts) {
    const observation = identify(campaign_id, run_key, attempt, observation_key);
    states.set(observation, verdict.state);
    if (verdict.original_key === null) continue;
    originals.set(observation, identify(campaign_id, verdict.original_key, verdict.original_attempt!));
  }
  const named = new Set(originals.values());
  const runs = new Map<string, FailingRun>();
  const duplicates: (Duplicate & { identity: string })[] = [];

  const getState = (
    { campaign_id, key, attempt }: RunIdentity,
    observation: string,
    state: number,
  ): number =>
    state === OPEN_FAILURE ? (states.get(identify(campaign_id, key, attempt, observation)) ?? state) : state;

  return {
    getState,
    /** Notes what a run is, and says whether any of its failures is a duplicate. */
    addRun(
      run: RunIdentity,
      { state, classified }: { state: number; classified: readonly { key: string; state: number }[] },
    ): boolean {
      if (originals.size === 0) return false;
      const identity = identify(run.campaign_id, run.key, run.attempt);
      const failures = classified.filter((observation) => observation.state === OPEN_FAILURE);
      if (named.has(identity)) {
        runs.set(identity, {
          state,
          failures: failures.map(({ key }) => ({
            observation: key,
            state: getState(run, key, OPEN_FAILURE),
          })),
        });
      }
      const repeated = failures.flatMap(({ key }) => {
        const observation = identify(run.campaign_id, run.key, run.attempt, key);
        const original = originals.get(observation);
        return original === undefined
          ? []
          : [{ run: identity, observation: key, original, identity: observation }];
      });
      duplicates.push(...repeated);
      return repeated.length > 0;
    },
    resolve(): void {
      for (const [i, state] of resolveDuplicates(duplicates, runs).entries()) {
        states.set(duplicates[i]!.identity, state);
      }
    },
  };
}
