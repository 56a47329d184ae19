import type { Pool, PoolClient } from "pg";
import { IS_ACTIVE } from "@/lib/db/queries/find-snapshots";
import { withTransaction } from "@/lib/db/transaction";

export type NewLinkRow = { tokenHash: Buffer; expiresAt: Date | null };

/** Adds a link to a snapshot; returns its number. */
export async function createSnapshotLink(
  client: Pool | PoolClient,
  snapshot: number,
  { tokenHash, expiresAt }: NewLinkRow,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    "INSERT INTO snapshot_link (snapshot_id, token_hash, expires_at) VALUES ($1, $2, $3) RETURNING id",
    [snapshot, tokenHash, expiresAt],
  );
  return rows[0]!.id;
}

/** Stores a snapshot with its first link; returns their numbers. The row never changes after. */
export function createSnapshotRow(
  pool: Pool,
  snapshot: { projectId: number; projectSlug: string; title: string; json: string; sha256: string },
  link: NewLinkRow,
): Promise<{ snapshot: number; link: number }> {
  return withTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO snapshot (project_id, project_slug, title, content, sha256)
       VALUES ($1, $2, $3, $4, decode($5, 'hex')) RETURNING id`,
      [snapshot.projectId, snapshot.projectSlug, snapshot.title, snapshot.json, snapshot.sha256],
    );
    const id = rows[0]!.id;
    return { snapshot: id, link: await createSnapshotLink(client, id, link) };
  });
}

/** Revokes a link of a snapshot, or all of them; returns the numbers of those that were not yet. */
export async function revokeSnapshotLinkRows(
  pool: Pool,
  snapshot: number,
  link: number | null,
): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `UPDATE snapshot_link SET revoked_at = now()
     WHERE snapshot_id = $1 AND ($2::bigint IS NULL OR id = $2) AND revoked_at IS NULL RETURNING id`,
    [snapshot, link],
  );
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** Counts a view of an active link. */
export async function countSnapshotView(pool: Pool, tokenHash: Buffer): Promise<void> {
  await pool.query(
    `UPDATE snapshot_link l SET view_count = view_count + 1, last_viewed_at = now()
     WHERE l.token_hash = $1 AND ${IS_ACTIVE}`,
    [tokenHash],
  );
}
