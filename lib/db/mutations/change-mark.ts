import type { Pool } from "pg";

/** Gives a mark another note; false where the project has no such mark. */
export async function setMarkNote(
  pool: Pool,
  projectId: number,
  mark: number,
  note: string,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    "UPDATE mark SET note = $3, edited_at = now() WHERE project_id = $1 AND id = $2::bigint",
    [projectId, mark, note],
  );
  return rowCount === 1;
}

/** Deletes a mark; false where the project has no such mark. */
export async function deleteMarkRow(pool: Pool, projectId: number, mark: number): Promise<boolean> {
  const { rowCount } = await pool.query("DELETE FROM mark WHERE project_id = $1 AND id = $2::bigint", [
    projectId,
    mark,
  ]);
  return rowCount === 1;
}
