import type { Database } from "@/lib/db/database";
import { revokeSnapshotLinkRows } from "@/lib/db/mutations/write-snapshot";
import { failure, type Result, success } from "@/lib/result";
import { findSnapshot } from "./list-snapshots";

export type RevokedLinks = {
  snapshot: number;
  /** Numbers of the links that worked until now, or would have until they expired. */
  revoked: number[];
};

/** Revokes a link to a snapshot, or all of them where `link` is null; one that was revoked before stays so. */
export async function revokeSnapshot(
  db: Database,
  project: string | null,
  snapshot: number,
  link: number | null,
): Promise<Result<RevokedLinks>> {
  const found = await findSnapshot(db, project, snapshot);
  if (!found.ok) return found;
  if (link !== null && !found.value.links.some((known) => known.link === link)) {
    const known = found.value.links.map((other) => other.link).join(", ") || "none";
    return failure("not_found", `snapshot ${snapshot} has no link ${link}; it has: ${known}`);
  }
  return success({ snapshot, revoked: await revokeSnapshotLinkRows(db.pool, snapshot, link) });
}
