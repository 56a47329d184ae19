import type { Pool } from "pg";

export type RunNames = { campaignId: number; campaign: string; key: string; attempt: number };

/** What the log calls a run of a project, or null where it is not stored. */
export async function findRunNames(pool: Pool, projectId: number, runId: number): Promise<RunNames | null> {
  const { rows } = await pool.query<RunNames>(
    `SELECT c.id AS "campaignId", c.slug AS campaign, r.key, r.attempt
     FROM run r JOIN campaign c ON c.id = r.campaign_id WHERE r.project_id = $1 AND r.id = $2`,
    [projectId, runId],
  );
  return rows[0] ?? null;
}

/** Id of a branch of a run by its number; `main` is the main transcript. */
export async function findBranchId(
  pool: Pool,
  projectId: number,
  runId: number,
  branch: number,
): Promise<string | null> {
  if (branch === 0) return "main";
  const { rows } = await pool.query<{ id: string | null }>(
    `SELECT notes->'branches'->($3::int - 1)->>'id' AS id FROM run WHERE project_id = $1 AND id = $2`,
    [projectId, runId, branch],
  );
  return rows[0]?.id ?? null;
}

export type MarkNames = RunNames & {
  branch: string;
  messageId: string | null;
  messageIndex: number;
  quote: string | null;
  note: string;
};

/** What a mark of a project is on, or null where there is no such mark. */
export async function findMarkNames(
  pool: Pool,
  projectId: number,
  markId: number,
): Promise<MarkNames | null> {
  const { rows } = await pool.query<MarkNames>(
    `SELECT c.id AS "campaignId", c.slug AS campaign, m.run_key AS key, m.attempt, m.branch,
            m.message_id AS "messageId", m.message_index AS "messageIndex", m.quote, m.note
     FROM mark m JOIN campaign c ON c.id = m.campaign_id WHERE m.project_id = $1 AND m.id = $2::bigint`,
    [projectId, markId],
  );
  return rows[0] ?? null;
}
