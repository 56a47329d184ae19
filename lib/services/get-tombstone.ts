import type { Database } from "@/lib/db/database";
import { getProjectTombstone, getRunTombstone, type TombstoneRow } from "@/lib/db/queries/get-tombstone-row";
import { isStoredId } from "./stored-id";

/** What a link led to before it was deleted. Campaign, key, attempt and `again` are those of a run. */
export type Tombstone = Omit<TombstoneRow, "deleted_at"> & {
  /** ISO 8601. */
  deleted_at: string;
};

/**
 * Says what became of a run, or of a whole project where no run is named: with what it was deleted and
 * when. `again` is the run that was stored since under the same campaign, key and attempt. Null where
 * nothing of that address was deleted.
 */
export async function getTombstone(
  db: Database,
  { project, run }: { project: string; run?: number },
): Promise<Tombstone | null> {
  const ofRun = run !== undefined && isStoredId(run) ? await getRunTombstone(db.pool, project, run) : null;
  const row = ofRun ?? (await getProjectTombstone(db.pool, project));
  return row && { ...row, deleted_at: row.deleted_at.toISOString() };
}
