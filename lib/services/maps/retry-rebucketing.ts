import type { Database } from "@/lib/db/database";
import type { RebucketingView } from "@/lib/map/rebucketing-view";
import { failure, type Result } from "@/lib/result";
import { type StartedMap, startApplyMap } from "./apply-map";
import { getRebucketing } from "./get-rebucketing";

/** Begins a re-bucketing that made no version once more, in the name of whoever asked for it first. */
export async function retryRebucketing(
  db: Database,
  project: string,
  id: number,
): Promise<Result<StartedMap>> {
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
  return startApplyMap(db, { project, text, author, reason, source, base });
}
