import type { Pool } from "pg";

export type SnapshotRow = {
  snapshot: number;
  project: string;
  /** Whether the project it was made of is gone. */
  project_deleted: boolean;
  title: string;
  map_version: number;
  created_at: Date;
  sha256: string;
  bytes: number;
};

export type SnapshotLinkRow = {
  snapshot: number;
  link: number;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  view_count: number;
  last_viewed_at: Date | null;
  active: boolean;
};

/** SQL of a link that still shows its snapshot. */
export const IS_ACTIVE = "l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > now())";

/** What of a snapshot was asked for; null stands for any. A deleted project keeps its slug for this. */
const OF_PROJECT = `($1::text IS NULL OR p.slug = $1 OR (p.id IS NULL AND s.project_slug = $1))
                    AND ($2::bigint IS NULL OR s.id = $2)`;
const FROM = "FROM snapshot s LEFT JOIN project p ON p.id = s.project_id";

/** The snapshots of a project or of all, or one of them, newest first, without their contents. */
export async function listSnapshotRows(
  pool: Pool,
  project: string | null,
  snapshot: number | null,
): Promise<SnapshotRow[]> {
  const { rows } = await pool.query<SnapshotRow>(
    `SELECT s.id AS snapshot, coalesce(p.slug, s.project_slug) AS project, p.id IS NULL AS project_deleted,
            s.title, (s.content::json->'map'->>'version')::int AS map_version, s.created_at, encode(s.sha256, 'hex') AS sha256, octet_length(s.content) AS bytes
     ${FROM} WHERE ${OF_PROJECT} ORDER BY s.id DESC`,
    [project, snapshot],
  );
  return rows;
}

/** The links of the same snapshots, oldest first. */
export async function listSnapshotLinkRows(
  pool: Pool,
  project: string | null,
  snapshot: number | null,
): Promise<SnapshotLinkRow[]> {
  const { rows } = await pool.query<SnapshotLinkRow>(
    `SELECT l.snapshot_id AS snapshot, l.id AS link, l.created_at, l.expires_at, l.revoked_at, l.view_count,
            l.last_viewed_at, ${IS_ACTIVE} AS active
     FROM snapshot_link l JOIN snapshot s ON s.id = l.snapshot_id LEFT JOIN project p ON p.id = s.project_id
     WHERE ${OF_PROJECT} ORDER BY l.id`,
    [project, snapshot],
  );
  return rows;
}

export type StoredSnapshot = { json: string; sha256: string };

/** A snapshot's bytes, with the hash they were stored with; null where there is none. */
export async function getSnapshotRow(
  pool: Pool,
  project: string | null,
  snapshot: number,
): Promise<StoredSnapshot | null> {
  const { rows } = await pool.query<StoredSnapshot>(
    `SELECT s.content AS json, encode(s.sha256, 'hex') AS sha256 ${FROM} WHERE ${OF_PROJECT}`,
    [project, snapshot],
  );
  return rows[0] ?? null;
}

/** Numbers of the snapshots that were stored with this hash. */
export async function findSnapshotsByHash(pool: Pool, sha256: string): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    "SELECT id FROM snapshot WHERE sha256 = decode($1, 'hex') ORDER BY id",
    [sha256],
  );
  return rows.map(({ id }) => id);
}

/** What an active link shows; null for every other. */
export async function getSharedSnapshot(pool: Pool, tokenHash: Buffer): Promise<StoredSnapshot | null> {
  const { rows } = await pool.query<StoredSnapshot>(
    `SELECT s.content AS json, encode(s.sha256, 'hex') AS sha256
     FROM snapshot_link l JOIN snapshot s ON s.id = l.snapshot_id WHERE l.token_hash = $1 AND ${IS_ACTIVE}`,
    [tokenHash],
  );
  return rows[0] ?? null;
}
