import type { Pool } from "pg";
import { getErrorCode } from "@/lib/db/error-code";

const UNIQUE_VIOLATION = "23505";

/** Stores a view of a project and returns its number; null where the name is taken. */
export async function createViewRow(
  pool: Pool,
  projectId: number,
  { name, query }: { name: string; query: string },
): Promise<number | null> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO saved_view (project_id, name, query) VALUES ($1, $2, $3)
     ON CONFLICT (project_id, name) DO NOTHING RETURNING id`,
    [projectId, name, query],
  );
  return rows[0]?.id ?? null;
}

/** Gives a view another name, another query or both. */
export async function changeViewRow(
  pool: Pool,
  projectId: number,
  view: number,
  { name, query }: { name: string | null; query: string | null },
): Promise<"changed" | "missing" | "taken"> {
  try {
    const { rowCount } = await pool.query(
      `UPDATE saved_view SET name = coalesce($3, name), query = coalesce($4, query), updated_at = now()
       WHERE project_id = $1 AND id = $2`,
      [projectId, view, name, query],
    );
    return rowCount === 1 ? "changed" : "missing";
  } catch (error) {
    if (getErrorCode(error) === UNIQUE_VIOLATION) return "taken";
    throw error;
  }
}

/** Deletes a view; false where the project has no such view. */
export async function deleteViewRow(pool: Pool, projectId: number, view: number): Promise<boolean> {
  const { rowCount } = await pool.query("DELETE FROM saved_view WHERE project_id = $1 AND id = $2", [
    projectId,
    view,
  ]);
  return rowCount === 1;
}
