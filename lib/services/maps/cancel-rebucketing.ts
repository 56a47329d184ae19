import type { Database } from "@/lib/db/database";
import { requestRebucketingCancel } from "@/lib/db/mutations/record-rebucketing";
import type { RebucketingView } from "@/lib/map/rebucketing-view";
import { failure, type Result } from "@/lib/result";
import { getRebucketing } from "./get-rebucketing";

/** Ends a re-bucketing, whichever process does it: the map stays as it is. */
export async function cancelRebucketing(
  db: Database,
  project: string,
  id: number,
): Promise<Result<RebucketingView>> {
  const found = await getRebucketing(db, project, id);
  if (!found.ok) return found;
  if (found.value.state === "interrupted") {
    return failure("conflict", `re-bucketing ${id} is not running: it was cut short; apply the map again`);
  }
  if (!(await requestRebucketingCancel(db.pool, id))) {
    return failure("conflict", `re-bucketing ${id} is not running: it has ended already`);
  }
  return getRebucketing(db, project, id);
}
