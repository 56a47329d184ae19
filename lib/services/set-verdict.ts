import { getVerdictState, type Verdict } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import { addVerdicts } from "@/lib/db/mutations/add-verdicts";
import { failure, type Result, success } from "@/lib/result";
import { findProjectId } from "./find-project-id";
import { runNotFound } from "./not-found";

export type VerdictRequest = {
  project: string;
  run: number;
  /** One observation of the run; null for all of its failing ones. */
  observation: string | null;
  /** Null takes an earlier verdict back. */
  verdict: Verdict | null;
  reason: string | null;
};

export type DecidedRun = {
  project: string;
  run: number;
  verdict: Verdict | null;
  /** Keys of the observations that were decided on. */
  observations: string[];
};

/**
 * Decides on the failing observations of a run, or on one of them; only raw failures take a verdict.
 * Cells follow in the same transaction.
 */
export async function setVerdict(db: Database, request: VerdictRequest): Promise<Result<DecidedRun>> {
  const { project, run, observation, verdict, reason } = request;
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const decided = await addVerdicts(
    db.pool,
    { projectId: projectId.value, runId: run, observation },
    { verdict: verdict ?? "none", state: getVerdictState(verdict), reason },
  );
  if (decided === null) return runNotFound(db, project, run);
  if (decided.length === 0) {
    const where = observation === null ? `run ${run}` : `observation "${observation}" of run ${run}`;
    return failure("conflict", `nothing to decide: ${where} has no failure; a verdict is on a failure`);
  }
  return success({ project, run, verdict, observations: decided });
}
