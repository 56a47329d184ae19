import type { Pool } from "pg";
import type { MarkAnchor } from "@/lib/marks/mark";

/** Stores a mark under the names its run has in the log; null where the project has no such run. */
export async function createMarkRow(
  pool: Pool,
  run: { projectId: number; runId: number },
  anchor: MarkAnchor,
  note: string,
): Promise<number | null> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO mark (project_id, campaign_id, run_key, attempt, branch, message_id, message_index, part,
                       start, quote, before, after, note)
     SELECT project_id, campaign_id, key, attempt, $3, $4, $5, $6, $7, $8, $9, $10, $11
     FROM run WHERE project_id = $1 AND id = $2 RETURNING id`,
    [
      ...[run.projectId, run.runId, anchor.branch, anchor.message_id, anchor.message, anchor.part],
      ...[anchor.start, anchor.quote, anchor.before, anchor.after, note],
    ],
  );
  return rows[0]?.id ?? null;
}
