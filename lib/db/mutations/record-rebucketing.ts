import type { Pool, PoolClient } from "pg";
import { withClientTransaction } from "@/lib/db/transaction";
import type { RebucketingView } from "@/lib/map/rebucketing-view";

export type NewRebucketing = {
  projectId: number;
  text: string;
  author: string | null;
  reason: string | null;
  source: RebucketingView["source"];
  baseVersion: number | null;
};

/** A rebucketing ends before it has made a version: it was cancelled, or deleted with its project. */
export class RebucketingStopped extends Error {}

const CUT_SHORT = "Its process ended without a word; nothing of it was stored.";

/**
 * Notes that a rebucketing runs; returns its number and how many runs there are. For whoever holds the
 * project's lock for it: what else says it runs was cut short.
 */
export function createRebucketing(
  client: PoolClient,
  { projectId, text, author, reason, source, baseVersion }: NewRebucketing,
): Promise<{ id: number; total: number }> {
  return withClientTransaction(client, async () => {
    await client.query(
      `UPDATE rebucketing SET state = 'failed', message = $2, finished_at = now()
       WHERE project_id = $1 AND state = 'running'`,
      [projectId, CUT_SHORT],
    );
    const { rows } = await client.query<{ id: number; total: number }>(
      `INSERT INTO rebucketing (project_id, text, author, reason, source, base_version, total)
       VALUES ($1, $2, $3, $4, $5, $6,
               (SELECT coalesce(sum(run_count), 0) FROM campaign WHERE project_id = $1))
       RETURNING id, total`,
      [projectId, text, author, reason, source, baseVersion],
    );
    return rows[0]!;
  });
}

/** Notes how many runs are classified; returns whether the rebucketing should go on. */
export async function noteRebucketingProgress(pool: Pool, id: number, done: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE rebucketing SET done = $2, updated_at = now()
     WHERE id = $1 AND state = 'running' AND NOT cancel_requested`,
    [id, done],
  );
  return rowCount === 1;
}

/** Asks a running rebucketing to end; false where it does not run. */
export async function requestRebucketingCancel(pool: Pool, id: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    "UPDATE rebucketing SET cancel_requested = true WHERE id = $1 AND state = 'running'",
    [id],
  );
  return rowCount === 1;
}

/** Notes that a rebucketing has ended; false where it was deleted or had ended, or is done but was cancelled. */
export async function endRebucketing(
  client: Pool | PoolClient,
  id: number,
  end: { state: "done" | "cancelled" | "failed"; message: string | null; madeVersion: number | null },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE rebucketing SET state = $2, message = $3, made_version = $4, finished_at = now(), updated_at = now(),
       done = CASE WHEN $2 = 'done' THEN total ELSE done END
     WHERE id = $1 AND state = 'running' AND NOT ($2 = 'done' AND cancel_requested)`,
    [id, end.state, end.message, end.madeVersion],
  );
  return rowCount === 1;
}
