import type { Pool } from "pg";

export type ViewRow = { id: number; name: string; query: string; created_at: Date; updated_at: Date };

/** The saved views of a project by name, or one of them. */
export async function listViewRows(
  pool: Pool,
  projectId: number,
  view: number | null = null,
): Promise<ViewRow[]> {
  const { rows } = await pool.query<ViewRow>(
    `SELECT id, name, query, created_at, updated_at FROM saved_view
     WHERE project_id = $1 AND ($2::int IS NULL OR id = $2) ORDER BY lower(name), id`,
    [projectId, view],
  );
  return rows;
}
