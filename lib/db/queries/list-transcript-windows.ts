import type { Pool } from "pg";

/** Message counts of a run's branches, the main transcript first, or null where there is no such run. */
export async function getBranchLengths(
  pool: Pool,
  projectSlug: string,
  runId: number,
): Promise<{ projectId: number; lengths: number[] } | null> {
  const { rows } = await pool.query<{ id: number; main: number; branches: { messages: number }[] }>(
    `SELECT p.id, r.message_count AS main, r.notes->'branches' AS branches
     FROM project p JOIN run r ON r.project_id = p.id WHERE p.slug = $1 AND r.id = $2`,
    [projectSlug, runId],
  );
  const run = rows[0];
  if (run === undefined) return null;
  return { projectId: run.id, lengths: [run.main, ...run.branches.map(({ messages }) => messages)] };
}

/** The windows that hold messages `from` to `from + count - 1` of a branch, in order. */
export async function listTranscriptWindows(
  pool: Pool,
  run: { projectId: number; runId: number },
  span: { branch: number; from: number; count: number },
): Promise<{ first_message: number; body: Buffer }[]> {
  const { rows } = await pool.query<{ first_message: number; body: Buffer }>(
    `SELECT first_message, body FROM transcript_window
     WHERE project_id = $1 AND run_id = $2 AND branch = $3
       AND first_message < $5 AND first_message + message_count > $4
     ORDER BY first_message`,
    [run.projectId, run.runId, span.branch, span.from, span.from + span.count],
  );
  return rows;
}

/** The next few windows of a run after one of them, through all branches or one, in order. */
export async function listWindowsAfter(
  pool: Pool,
  run: { projectId: number; runId: number },
  after: { branch: number; firstMessage: number },
  only: { branch: number | null; limit: number },
): Promise<{ branch: number; first_message: number; body: Buffer }[]> {
  const { rows } = await pool.query<{ branch: number; first_message: number; body: Buffer }>(
    `SELECT branch, first_message, body FROM transcript_window
     WHERE project_id = $1 AND run_id = $2 AND (branch, first_message) > ($3, $4)
       AND ($5::int IS NULL OR branch = $5)
     ORDER BY branch, first_message LIMIT $6`,
    [run.projectId, run.runId, after.branch, after.firstMessage, only.branch, only.limit],
  );
  return rows;
}

export type WindowPlace = { branch: number; first_message: number; message_count: number };

/** Where the windows of one branch begin. */
export async function listWindowPlaces(
  pool: Pool,
  run: { projectId: number; runId: number },
  branch: number,
): Promise<WindowPlace[]> {
  const { rows } = await pool.query<WindowPlace>(
    `SELECT branch, first_message, message_count FROM transcript_window
     WHERE project_id = $1 AND run_id = $2 AND branch = $3 ORDER BY first_message`,
    [run.projectId, run.runId, branch],
  );
  return rows;
}

/** Where the windows of all branches begin, with digests by which equal ones are known unread. */
export async function listWindowDigests(
  pool: Pool,
  run: { projectId: number; runId: number },
): Promise<(WindowPlace & { digest: string })[]> {
  const { rows } = await pool.query<WindowPlace & { digest: string }>(
    `SELECT branch, first_message, message_count, md5(body) AS digest FROM transcript_window
     WHERE project_id = $1 AND run_id = $2 ORDER BY branch, first_message`,
    [run.projectId, run.runId],
  );
  return rows;
}
