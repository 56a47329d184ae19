import type { Database } from "@/lib/db/database";
import { countSnapshotView } from "@/lib/db/mutations/write-snapshot";
import { getSharedSnapshot, type StoredSnapshot } from "@/lib/db/queries/find-snapshots";
import { hashToken } from "./snapshot-token";

/**
 * What a link shows. Null alike where the token is wrong, has expired or was revoked: nobody learns that
 * there ever was something.
 */
export async function viewSnapshot(
  db: Database,
  token: string,
  { isCounted }: { isCounted: boolean },
): Promise<StoredSnapshot | null> {
  const tokenHash = hashToken(token);
  const shared = await getSharedSnapshot(db.pool, tokenHash);
  if (shared !== null && isCounted) await countSnapshotView(db.pool, tokenHash);
  return shared;
}
