import type { HeldVerdict } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import { listDecidedKeys } from "@/lib/db/queries/list-decision-rows";
import { type Result, success } from "@/lib/result";
import type { VerdictDecision } from "./decide";
import { decideObservations } from "./decide-observations";

export type VerdictRequest = VerdictDecision & {
  project: string;
  run: number;
  /** One observation of the run; null for all of its failing ones. */
  observation: string | null;
};

export type DecidedRun = {
  project: string;
  run: number;
  /** Number of the decision, by which it is undone. */
  decision: number;
  verdict: HeldVerdict | null;
  /** Keys of the observations that were decided on. */
  observations: string[];
};

/** Decides on the failing observations of a run, or on one of them; only raw failures take a verdict. */
export async function setVerdict(
  db: Database,
  { project, run, observation, ...decision }: VerdictRequest,
): Promise<Result<DecidedRun>> {
  const where = observation === null ? `run ${run}` : `observation "${observation}" of run ${run}`;
  const decided = await decideObservations(
    db,
    project,
    [{ run, observation }],
    decision,
    `${where} has no failure`,
  );
  if (!decided.ok) return decided;
  const number = decided.value.decision;
  const observations = await listDecidedKeys(db.pool, number);
  return success({ project, run, decision: number, verdict: decision.verdict, observations });
}
