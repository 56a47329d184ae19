import type { Database } from "@/lib/db/database";
import {
  getImportTombstone,
  getProjectTombstone,
  getRunTombstone,
  type TombstoneRow,
} from "@/lib/db/queries/get-tombstone-row";
import { checkSlug } from "./check-slug";
import { isStoredId } from "./stored-id";

/** What a link led to before it was deleted. Campaign, key, attempt and `again` are those of a run. */
export type Tombstone = Omit<TombstoneRow, "deleted_at"> & {
  /** ISO 8601. */
  deleted_at: string;
};

/**
 * Says what became of a run or an import, or of a whole project where neither is named: with what it was
 * deleted and when. An import that went with its campaign has no tombstone of its own. `again` is the run that was stored since under the same campaign, key and attempt. Null where
 * nothing of that address was deleted.
 */
export async function getTombstone(
  db: Database,
  { project, ...thing }: { project: string } & ({ run?: number } | { import?: number }),
): Promise<Tombstone | null> {
  if (!checkSlug("project", project).ok) return null;
  const row = (await findRow(db, project, thing)) ?? (await getProjectTombstone(db.pool, project));
  return row && { ...row, deleted_at: row.deleted_at.toISOString() };
}

async function findRow(
  { pool }: Database,
  project: string,
  thing: { run?: number } | { import?: number },
): Promise<TombstoneRow | null> {
  const id = Object.values(thing)[0];
  if (id === undefined || !isStoredId(id)) return null;
  return "run" in thing ? getRunTombstone(pool, project, id) : getImportTombstone(pool, project, id);
}
