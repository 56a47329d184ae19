import type { PoolClient } from "pg";

// Temporary tables are private to the connection and written without a log; they outlive a transaction,
// their rows do not.
const TABLES = `
  CREATE TEMP TABLE IF NOT EXISTS staged_run (LIKE run INCLUDING DEFAULTS) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS staged_delta (
    coords smallint[], state smallint, aware smallint, n bigint
  ) ON COMMIT DELETE ROWS;`;

/** Creates the connection's staging tables, once: rows of runs that replace stored ones, and what cells change by. */
export async function createStagingTables(client: PoolClient): Promise<void> {
  await client.query(TABLES);
}
