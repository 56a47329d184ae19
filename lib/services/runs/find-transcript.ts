import type { Database } from "@/lib/db/database";
import { getBranchLengths } from "@/lib/db/queries/list-transcript-windows";
import { failure, type Result, success } from "@/lib/result";
import { checkSlug } from "../projects/check-slug";
import { runNotFound } from "../projects/not-found";
import { isStoredId } from "../projects/stored-id";

/** A run's transcript before any of it is read: where it is stored, and how long its branches are. */
export type TranscriptPlace = { projectId: number; runId: number; lengths: number[] };

/** Finds a run by its number, and the branch of it that is asked for, if any. */
export async function findTranscript(
  db: Database,
  projectSlug: string,
  runId: number,
  branch: number | null,
): Promise<Result<TranscriptPlace>> {
  const run = isPossibleRun(projectSlug, runId) ? await getBranchLengths(db.pool, projectSlug, runId) : null;
  if (run === null) return runNotFound(db, projectSlug, runId);
  if (branch !== null && run.lengths[branch] === undefined) {
    return branchNotFound(runId, branch, run.lengths.length - 1);
  }
  return success({ projectId: run.projectId, runId, lengths: run.lengths });
}

/** Whether a run of this address can be there, so that it is worth asking for. */
export function isPossibleRun(projectSlug: string, runId: number): boolean {
  return isStoredId(runId) && checkSlug("project", projectSlug).ok;
}

export function branchNotFound(runId: number, branch: number, last: number): ReturnType<typeof failure> {
  return failure("not_found", `run ${runId} has no branch ${branch}; the last one is ${last}`);
}
