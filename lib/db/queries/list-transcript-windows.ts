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
