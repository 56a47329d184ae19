import type { Pool } from "pg";

export type UnmappedCount = {
  dimension: string;
  value: string;
  /** Observations that hold it. */
  count: number;
  /** The newest run that holds it: by when it started, or was imported where its log does not say. */
  run: number;
  at: Date;
};

export type UnmappedSort = "newest" | "count";

const MOST_VALUES = 1000;

const ORDERS: Record<UnmappedSort, string> = {
  newest: "newest DESC, count DESC",
  count: "count DESC, newest DESC",
};

/** Raw values that a project's map does not know, each with its observations and its newest run. */
export async function listUnmappedCounts(
  pool: Pool,
  projectId: number,
  sort: UnmappedSort,
): Promise<UnmappedCount[]> {
  const { rows } = await pool.query<Omit<UnmappedCount, "run" | "at"> & { newest: number[] }>(
    `SELECT d.key AS dimension, v.value, count(*) AS count,
            max(ARRAY[extract(epoch FROM coalesce(r.started_at, r.imported_at)) * 1000, r.id]::float8[]) AS newest
     FROM observation o
     JOIN run r ON r.project_id = o.project_id AND r.id = o.run_id,
          jsonb_each(o.unmapped) d, jsonb_array_elements_text(d.value) v
     WHERE o.project_id = $1 AND o.unmapped IS NOT NULL
     GROUP BY d.key, v.value ORDER BY ${ORDERS[sort]}, d.key, v.value LIMIT ${MOST_VALUES}`,
    [projectId],
  );
  return rows.map(({ newest: [atMs, run], ...counted }) => ({
    ...counted,
    run: run!,
    at: new Date(atMs!),
  }));
}
