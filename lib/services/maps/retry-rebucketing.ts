import type { Database } from "@/lib/db/database";
import type { RebucketingView } from "@/lib/map/rebucketing-view";
import { failure, type Result, success } from "@/lib/result";
import { type AppliedMap, type ApplyMapRequest, applyMap, type StartedMap, startApplyMap } from "./apply-map";
import { getRebucketing } from "./get-rebucketing";
import type { Follow } from "./rebucket";

/**
 * Begins a re-bucketing that made no version once more, in the background and in the name of whoever
 * asked for it first.
 */
export async function retryRebucketing(
  db: Database,
  project: string,
  id: number,
): Promise<Result<StartedMap>> {
  const request = await findRequest(db, project, id);
  return request.ok ? startApplyMap(db, request.value) : request;
}

/** The same for one who waits until it has ended. */
export async function repeatRebucketing(
  db: Database,
  project: string,
  id: number,
  follow: Follow,
): Promise<Result<AppliedMap>> {
  const request = await findRequest(db, project, id);
  return request.ok ? applyMap(db, request.value, follow) : request;
}

/** What was asked for, where it has ended without a version. */
async function findRequest(db: Database, project: string, id: number): Promise<Result<ApplyMapRequest>> {
  const found = await getRebucketing(db, project, id);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state === "running" || state === "done") {
    const why = state === "done" ? "it made its version" : "it is still running";
    return failure("conflict", `re-bucketing ${id} cannot be begun again: ${why}`);
  }
  const stored = await db.prisma.rebucketing.findUniqueOrThrow({ where: { id } });
  const { text, author, reason, baseVersion: base } = stored;
  const source = stored.source as RebucketingView["source"];
  return success({ project, text, author, reason, source, base });
}
