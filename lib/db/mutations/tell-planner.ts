import type { PoolClient } from "pg";

/**
 * Rows that change what the planner should think of their tables. Until it is told, which by itself takes a
 * minute, it may read a whole table to find what belongs to one row of another.
 */
const MANY_ROWS = 1000;

/**
 * Tells the planner of tables that so many rows were written to. Another that tells it at this moment is not
 * waited for: what it tells holds for both.
 */
export async function tellPlanner(
  client: PoolClient,
  rows: number,
  tables: "verdict" | "run, observation, cube_cell",
): Promise<void> {
  if (rows >= MANY_ROWS) await client.query(`ANALYZE (SKIP_LOCKED) ${tables}`);
}
