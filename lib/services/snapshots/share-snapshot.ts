import type { Database } from "@/lib/db/database";
import { createSnapshotLink, type NewLinkRow } from "@/lib/db/mutations/write-snapshot";
import { type Result, success } from "@/lib/result";
import { findSnapshot } from "./list-snapshots";
import { createToken, hashToken } from "./snapshot-token";

/** A link as it is shown the one time that its token is known. */
export type NewLink = { link: number; token: string; path: string; expires_at: string | null };

const DAY_MS = 24 * 60 * 60 * 1000;

/** A token, and the row by which it will be known. */
export function createLinkRow(expiresInDays: number | null): { token: string; row: NewLinkRow } {
  const token = createToken();
  const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * DAY_MS);
  return { token, row: { tokenHash: hashToken(token), expiresAt } };
}

/** Makes another link to a snapshot. */
export async function shareSnapshot(
  db: Database,
  project: string,
  snapshot: number,
  expiresInDays: number | null,
): Promise<Result<NewLink>> {
  const found = await findSnapshot(db, project, snapshot);
  if (!found.ok) return found;
  const { token, row } = createLinkRow(expiresInDays);
  const link = await createSnapshotLink(db.pool, snapshot, row);
  return success({ link, token, path: `/s/${token}`, expires_at: row.expiresAt?.toISOString() ?? null });
}
