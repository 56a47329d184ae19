import type { Pool } from "pg";

export type MarkRow = {
  id: number;
  campaign: string;
  run_key: string;
  attempt: number;
  branch: string;
  message_id: string | null;
  message_index: number;
  part: string | null;
  start: number | null;
  quote: string | null;
  before: string;
  after: string;
  note: string;
  created_at: Date;
  edited_at: Date | null;
  /** The run as it is stored now, or null. */
  run: { id: number; hash: string; messages: number; branches: { id: string; messages: number }[] } | null;
};

export type MarkScope = {
  /** Marks of this run alone. */
  run?: number;
  /** This mark alone. */
  mark?: number;
  /** Marks older than this one. */
  before?: number | null;
  limit?: number;
};

/** Marks of a project, newest first, each with the run that its names lead to now. */
export async function listMarkRows(pool: Pool, projectId: number, scope: MarkScope): Promise<MarkRow[]> {
  const { run = null, mark = null, before = null, limit = null } = scope;
  const { rows } = await pool.query<MarkRow>(
    `SELECT m.id, c.slug AS campaign, m.run_key, m.attempt, m.branch, m.message_id, m.message_index, m.part,
            m.start, m.quote, m.before, m.after, m.note, m.created_at, m.edited_at,
            CASE WHEN r.id IS NOT NULL THEN jsonb_build_object(
              'id', r.id, 'hash', encode(r.content_hash, 'hex'), 'messages', r.message_count,
              'branches', r.notes->'branches') END AS run
     FROM mark m JOIN campaign c ON c.id = m.campaign_id
     LEFT JOIN run r ON r.project_id = m.project_id AND r.campaign_id = m.campaign_id
       AND r.key = m.run_key AND r.attempt = m.attempt
     WHERE m.project_id = $1 AND ($2::bigint IS NULL OR r.id = $2) AND ($3::bigint IS NULL OR m.id = $3)
       AND ($4::bigint IS NULL OR m.id < $4)
     ORDER BY m.id DESC LIMIT $5`,
    [projectId, run, mark, before, limit],
  );
  return rows;
}
