import type { Pool, PoolClient } from "pg";

/** Whether an import is still there, and with it its campaign and its project. */
export async function isImportStored(client: Pool | PoolClient, importId: number): Promise<boolean> {
  const { rows } = await client.query("SELECT FROM import WHERE id = $1", [importId]);
  return rows.length === 1;
}
