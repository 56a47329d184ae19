import type { Pool } from "pg";

export type MapVersionRow = {
  id: number;
  version: number;
  text: string;
  applied_at: Date;
  author: string | null;
  reason: string | null;
  current: boolean;
};

/** Versions of a project's map, newest first: those before one of them, or those that are named. */
export async function listMapVersionRows(
  pool: Pool,
  projectId: number,
  page: { before: number | null; limit: number } | { versions: number[] },
): Promise<MapVersionRow[]> {
  const isNamed = "versions" in page;
  const { rows } = await pool.query<MapVersionRow>(
    `SELECT v.id, v.version, v.text, v.applied_at, v.author, v.reason,
            v.id IS NOT DISTINCT FROM p.current_map_version_id AS current
     FROM map_version v JOIN project p ON p.id = v.project_id
     WHERE v.project_id = $1 AND ${isNamed ? "v.version = ANY($2::int[])" : "($2::int IS NULL OR v.version < $2)"}
     ORDER BY v.version DESC ${isNamed ? "" : "LIMIT $3"}`,
    isNamed ? [projectId, page.versions] : [projectId, page.before, page.limit],
  );
  return rows;
}
