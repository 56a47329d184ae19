import type { Pool } from "pg";

export type UnmappedCount = { dimension: string; value: string; count: number };

const MOST_VALUES = 1000;

/** Raw values that a project's map does not know, in how many observations, most frequent first. */
export async function listUnmappedCounts(pool: Pool, projectId: number): Promise<UnmappedCount[]> {
  const { rows } = await pool.query<UnmappedCount>(
    `SELECT d.key AS dimension, v.value, count(*) AS count
     FROM observation o, jsonb_each(o.unmapped) d, jsonb_array_elements_text(d.value) v
     WHERE o.project_id = $1 AND o.unmapped IS NOT NULL
     GROUP BY d.key, v.value ORDER BY count(*) DESC, d.key, v.value LIMIT ${MOST_VALUES}`,
    [projectId],
  );
  return rows;
}
