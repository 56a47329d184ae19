import type { Pool } from "pg";

/** Asks a running import to end; false where it does not run. */
export async function requestCancel(pool: Pool, importId: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    "UPDATE import SET cancel_requested = true WHERE id = $1 AND state = 'running'",
    [importId],
  );
  return rowCount === 1;
}

/** Ends an import that is receiving files; false where it is not. */
export async function discardReceivingImport(pool: Pool, importId: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE import SET state = 'cancelled', cancel_requested = true, finished_at = now(), paths = '[]'
     WHERE id = $1 AND state = 'receiving'`,
    [importId],
  );
  return rowCount === 1;
}

/** Ends imports whose files arrived so long ago that nobody will start them. */
export async function discardForgottenImports(pool: Pool, ageDays: number): Promise<void> {
  await pool.query(
    `UPDATE import SET state = 'cancelled', finished_at = now(), paths = '[]'
     WHERE state = 'receiving' AND started_at < now() - make_interval(days => $1)`,
    [ageDays],
  );
}
