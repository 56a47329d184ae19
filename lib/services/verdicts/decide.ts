import type { PoolClient } from "pg";
import { getVerdictState, type HeldVerdict } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import { type AddedDecision, addDecision } from "@/lib/db/mutations/add-decision";
import {
  findDuplicateFault,
  type ObservationName,
  type StagedVerdict,
} from "@/lib/db/mutations/stage-verdicts";
import { getRunName } from "@/lib/db/queries/get-run-name";
import { withTransaction } from "@/lib/db/transaction";
import { failure, type Result, success } from "@/lib/result";
import { runNotFound } from "../projects/not-found";
import { isStoredId } from "../projects/stored-id";

/** What is said of some observations. */
export type VerdictDecision = {
  /** Null takes an earlier verdict back. */
  verdict: HeldVerdict | null;
  /** Number of the run that duplicates repeat; null for any other verdict. */
  duplicateOf: number | null;
  reason: string | null;
};

/** What is staged: how much of what was asked for does not fail, or what is not there. */
export type Staging = { notFailing: number; missing: ObservationName | null };

export type Decided = AddedDecision & { notFailing: number };

/**
 * Decides on what `stage` stages under the locks it takes, all at once or not at all; cells and
 * duplicates follow in the same transaction. `nothing` says what has no failure, where that is so.
 */
export async function decide(
  db: Database,
  project: { id: number; slug: string },
  { verdict, duplicateOf, reason }: VerdictDecision,
  nothing: string,
  stage: (client: PoolClient, verdict: StagedVerdict) => Promise<Result<Staging>>,
): Promise<Result<Decided>> {
  const decided = await withTransaction(db.pool, async (client) => {
    const original =
      duplicateOf !== null && isStoredId(duplicateOf)
        ? await getRunName(client, project.id, duplicateOf)
        : null;
    if (duplicateOf !== null && original === null)
      return { missing: { run: duplicateOf, observation: null } };
    const staging = await stage(client, { state: getVerdictState(verdict), original });
    if (!staging.ok) return staging;
    const { missing, notFailing } = staging.value;
    if (missing !== null) return { missing };
    const fault = original && (await findDuplicateFault(client, original));
    if (fault !== null) return failure("conflict", FAULTS[fault](duplicateOf!));
    const added = await addDecision(client, project.id, { verdict: verdict ?? "none", reason, undoes: null });
    if (added !== null) return success({ ...added, notFailing });
    return failure("conflict", `nothing to decide: ${nothing}; a verdict is on a failure`);
  });
  return "missing" in decided ? describeMissing(db, project.slug, decided.missing) : decided;
}

const FAULTS = {
  itself: (run: number) => `run ${run} is among those decided on; a run is no duplicate of itself`,
  other_campaign: (run: number) =>
    `run ${run} belongs to another campaign; a duplicate repeats a run of its own campaign`,
};

async function describeMissing(
  db: Database,
  project: string,
  { run, observation }: ObservationName,
): Promise<Result<never>> {
  if (observation === null) return runNotFound(db, project, run);
  return failure("not_found", `run ${run} has no observation ${JSON.stringify(observation.slice(0, 100))}`);
}
