import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import { describeDatabaseFault } from "@/lib/db/database-fault";
import {
  endRebucketing,
  noteRebucketingProgress,
  RebucketingStopped,
} from "@/lib/db/mutations/record-rebucketing";
import {
  type ClassificationStage,
  createClassificationStage,
  TooManyValueSets,
} from "@/lib/db/mutations/stage-classification";
import { type NewVersion, swapMapVersion } from "@/lib/db/mutations/swap-map-version";
import { createClassifier } from "@/lib/map/classify";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { failure, type Result, success } from "@/lib/result";
import { isForeignKeyViolation } from "../imports/project-gone";
import { tooManyValueSets } from "../imports/too-many-value-sets";
import type { AppliedMap } from "./apply-map";

/** How far a re-bucketing is: runs classified, of those there were when it began. */
export type RebucketingProgress = { done: number; total: number; elapsedMs: number };

/** What whoever waits for a re-bucketing hears of it, and how they end it. */
export type Follow = { signal?: AbortSignal; onProgress?: (progress: RebucketingProgress) => void };

type Work = {
  id: number;
  total: number;
  projectId: number;
  project: string;
  coverage: CoverageMap;
  version: NewVersion;
};

/**
 * Classifies a project's history by another map while imports go on, then puts it in place, all at once
 * or not at all. Takes over the connection, which holds the project's turn and the staged rows, and
 * closes it in the end.
 */
export async function rebucket(
  db: Database,
  client: PoolClient,
  work: Work,
  { signal, onProgress }: Follow,
): Promise<Result<AppliedMap>> {
  const { id, total, projectId, project, coverage, version } = work;
  const startedMs = performance.now();
  let done = 0;
  const noting = noteProgress(db, id, () => done);
  const checkEnd = () => {
    if (signal?.aborted || noting.isStopped()) throw new RebucketingStopped();
  };
  try {
    const stage = await createClassificationStage(client, projectId, createClassifier(coverage), (runs) => {
      checkEnd();
      done += runs;
      onProgress?.({ done, total, elapsedMs: performance.now() - startedMs });
    });
    await catchUp(stage);
    const made = await swapMapVersion(client, { projectId, rebucketingId: id }, version, stage, checkEnd);
    return success({ project, map_version: made.version, changed: true, observations: made.observations });
  } catch (error) {
    return await endUndone(db, work, error);
  } finally {
    noting.stop();
    client.release(true);
  }
}

/** So few runs are classified under the project's lock without anybody noticing. */
const FEW_RUNS = 1000;

/** Classifies until few runs are left, or importers write them as fast as they are classified. */
async function catchUp(stage: ClassificationStage): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  let count = await stage.catchUp();
  while (count > FEW_RUNS && count < before / 2) {
    before = count;
    count = await stage.catchUp();
  }
}

const NOTE_INTERVAL_MS = 500;

/** Notes how far it is, beside the work, and hears there whether somebody has asked for its end. */
function noteProgress(db: Database, id: number, getDone: () => number) {
  let isStopped = false;
  let isNoting = false;
  const note = async () => {
    if (isNoting) return;
    isNoting = true;
    // The work itself meets whatever is wrong with the database, and tells it.
    const goesOn = await noteRebucketingProgress(db.pool, id, getDone()).catch(() => true);
    isStopped ||= !goesOn;
    isNoting = false;
  };
  const timer = setInterval(note, NOTE_INTERVAL_MS);
  return { isStopped: () => isStopped, stop: () => clearInterval(timer) };
}

/** Notes why nothing was made of it: the Result where it is an error that users can cause, else it is thrown. */
async function endUndone(
  db: Database,
  { id, project, coverage }: Work,
  error: unknown,
): Promise<Result<never>> {
  if (error instanceof RebucketingStopped) {
    const isThere = await endRebucketing(db.pool, id, {
      state: "cancelled",
      message: null,
      madeVersion: null,
    });
    return isThere ? tellCancelled(id, project) : tellGone(project);
  }
  if (isForeignKeyViolation(error)) return tellGone(project);
  const isRefused = error instanceof TooManyValueSets;
  const message = isRefused
    ? tooManyValueSets(coverage, error.dimension)
    : (describeDatabaseFault(error) ?? (error instanceof Error ? error.message : String(error)));
  const noted = endRebucketing(db.pool, id, { state: "failed", message, madeVersion: null });
  if (isRefused) {
    await noted;
    return failure("invalid", message);
  }
  // Where the database does not answer, the first error is the one that tells why.
  await noted.catch(() => undefined);
  throw error;
}

function tellCancelled(id: number, project: string) {
  return failure(
    "conflict",
    `re-bucketing ${id} of project "${project}" was cancelled; its map is as it was`,
  );
}

function tellGone(project: string) {
  return failure("conflict", `project "${project}" was deleted while its map was applied`);
}
