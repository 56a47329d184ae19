import type { Database } from "@/lib/db/database";
import { getSnapshotRow, type StoredSnapshot } from "@/lib/db/queries/find-snapshots";
import { type Result, success } from "@/lib/result";
import { checkSlug } from "../projects/check-slug";
import { isStoredId } from "../projects/stored-id";
import { snapshotNotFound } from "./list-snapshots";

/** A snapshot's JSON, byte for byte as it was stored, with its hash; of any project where none is named. */
export async function getSnapshot(
  db: Database,
  project: string | null,
  snapshot: number,
): Promise<Result<StoredSnapshot>> {
  const isName = project === null || checkSlug("project", project).ok;
  const row = isName && isStoredId(snapshot) ? await getSnapshotRow(db.pool, project, snapshot) : null;
  return row === null ? snapshotNotFound(project, snapshot) : success(row);
}
