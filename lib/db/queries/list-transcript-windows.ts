import type { Pool } from "pg";
import type { StoredWindow } from "@/lib/import/loader/transcript-windows";

/**
 * What is read of `transcript_window w`: its body, and the messages it refers to, one after the other
 * with their lengths, since a list of long binary values is slow to take apart. Every caller reads both
 * at once.
 */
const CONTENTS = `w.body, refers.bodies, refers.lengths`;
const REFERS = `LEFT JOIN LATERAL (
       SELECT string_agg(m.body, ''::bytea ORDER BY place) AS bodies,
              array_agg(octet_length(m.body) ORDER BY place) AS lengths
       FROM unnest(w.shared) WITH ORDINALITY AS reference (id, place)
       LEFT JOIN shared_message m ON m.id = reference.id
     ) refers ON true`;

/** A window, and the message of its branch that it begins with. */
type PlacedWindow = StoredWindow & { first_message: number };

type Contents = { body: Buffer; bodies: Buffer | null; lengths: (number | null)[] | null };

function readContents({ body, bodies, lengths }: Contents): StoredWindow {
  let end = 0;
  const shared = (lengths ?? []).map((length) => {
    if (bodies === null || length === null)
      throw new Error("a transcript refers to a message that is not stored");
    end += length;
    return { body: bodies.subarray(end - length, end) };
  });
  return { body, shared };
}

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

/**
 * The windows that hold messages `from` to `from + count - 1` of a branch, in order, with the branch's
 * length, null where the run has no such branch. Null where the project has no such run.
 */
export async function getTranscriptSpan(
  pool: Pool,
  run: { projectSlug: string; runId: number },
  span: { branch: number; from: number; count: number },
): Promise<{ total: number | null; lastBranch: number; windows: PlacedWindow[] } | null> {
  type Row = { total: number | null; last_branch: number } & (
    | { first_message: null }
    | (Contents & { first_message: number })
  );
  // A run without the window still has a row, which tells what the run has.
  const { rows } = await pool.query<Row>(
    `SELECT CASE $3::bigint WHEN 0 THEN r.message_count
            ELSE (r.notes #>> ARRAY['branches', ($3::bigint - 1)::text, 'messages'])::int END AS total,
            jsonb_array_length(r.notes->'branches') AS last_branch,
            w.first_message, ${CONTENTS}
     FROM project p JOIN run r ON r.project_id = p.id
     LEFT JOIN transcript_window w
       ON w.project_id = r.project_id AND w.run_id = r.id AND w.branch = $3::bigint
       AND w.first_message < $4::bigint + $5::bigint AND w.first_message + w.message_count > $4::bigint
     ${REFERS}
     WHERE p.slug = $1 AND r.id = $2 ORDER BY w.first_message`,
    [run.projectSlug, run.runId, span.branch, span.from, span.count],
  );
  const [first] = rows;
  if (first === undefined) return null;
  const windows = rows.flatMap((row) =>
    row.first_message === null ? [] : [{ first_message: row.first_message, ...readContents(row) }],
  );
  return { total: first.total, lastBranch: first.last_branch, windows };
}

/** The same windows of a run that is known to be there. */
export async function listTranscriptWindows(
  pool: Pool,
  run: { projectId: number; runId: number },
  span: { branch: number; from: number; count: number },
): Promise<PlacedWindow[]> {
  const { rows } = await pool.query<Contents & { first_message: number }>(
    `SELECT w.first_message, ${CONTENTS} FROM transcript_window w ${REFERS}
     WHERE w.project_id = $1 AND w.run_id = $2 AND w.branch = $3
       AND w.first_message < $5 AND w.first_message + w.message_count > $4
     ORDER BY w.first_message`,
    [run.projectId, run.runId, span.branch, span.from, span.from + span.count],
  );
  return rows.map((row) => ({ first_message: row.first_message, ...readContents(row) }));
}

/** The next few windows of a run after one of them, through all branches or one, in order. */
export async function listWindowsAfter(
  pool: Pool,
  run: { projectId: number; runId: number },
  after: { branch: number; firstMessage: number },
  only: { branch: number | null; limit: number },
): Promise<(StoredWindow & { branch: number; first_message: number })[]> {
  const { rows } = await pool.query<Contents & { branch: number; first_message: number }>(
    `SELECT w.branch, w.first_message, ${CONTENTS}
     FROM (SELECT * FROM transcript_window
           WHERE project_id = $1 AND run_id = $2 AND (branch, first_message) > ($3, $4)
             AND ($5::int IS NULL OR branch = $5)
           ORDER BY branch, first_message LIMIT $6) w ${REFERS}
     ORDER BY w.branch, w.first_message`,
    [run.projectId, run.runId, after.branch, after.firstMessage, only.branch, only.limit],
  );
  return rows.map(({ branch, first_message, ...row }) => ({ branch, first_message, ...readContents(row) }));
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
    `SELECT branch, first_message, message_count,
            md5(body || convert_to(shared::text, 'UTF8')) AS digest
     FROM transcript_window
     WHERE project_id = $1 AND run_id = $2 ORDER BY branch, first_message`,
    [run.projectId, run.runId],
  );
  return rows;
}
