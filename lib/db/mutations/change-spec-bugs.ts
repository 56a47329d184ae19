import type { Pool, PoolClient } from "pg";
import { withTransaction } from "@/lib/db/transaction";

/**
 * Works on a project's spec bugs while nobody else changes one of them, so that numbers, links and
 * revisions are looked at and written in one step. Null where there is no such project.
 */
export function changeSpecBugs<T>(
  pool: Pool,
  project: string,
  work: (client: PoolClient, projectId: number) => Promise<T>,
): Promise<T | null> {
  return withTransaction(pool, async (client) => {
    // Imports, verdicts and marks refer to the project's row and are not kept waiting by this lock.
    const { rows } = await client.query<{ id: number }>(
      "SELECT id FROM project WHERE slug = $1 FOR NO KEY UPDATE",
      [project],
    );
    return rows[0] ? work(client, rows[0].id) : null;
  });
}
