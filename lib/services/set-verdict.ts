import { getVerdictState, type Verdict } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import { addVerdicts } from "@/lib/db/mutations/add-verdicts";
import { failure, type Result, success } from "@/lib/result";
import { getProject } from "./get-project";

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
  const { run, observation, verdict, reason } = request;
  const project = await getProject(db, request.project);
  if (!project.ok) return project;
  const { id, slug } = project.value;
  const decided = await addVerdicts(
    db.pool,
    { projectId: id, runId: run, observation },
    { state: getVerdictState(verdict), reason },
  );
  if (decided === null) return failure("not_found", `project "${slug}" has no run ${run}`);
  if (decided.length === 0) {
    const where = observation === null ? `run ${run}` : `observation "${observation}" of run ${run}`;
    return failure("conflict", `nothing to decide: ${where} has no failure; a verdict is on a failure`);
  }
  return success({ project: slug, run, verdict, observations: decided });
}
