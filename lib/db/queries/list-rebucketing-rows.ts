import type { Pool } from "pg";
import { isRebucketed } from "@/lib/db/advisory-locks";
import type { RebucketingView } from "@/lib/map/rebucketing-view";

export type RebucketingRow = Omit<RebucketingView, "started_at" | "updated_at" | "finished_at"> & {
  started_at: Date;
  updated_at: Date;
  finished_at: Date | null;
};

/** A project's rebucketings, newest first; with `id` at most that one, with `before` those before that one. */
export async function listRebucketingRows(
  pool: Pool,
  projectId: number,
  { id, before, limit }: { id: number | null; before: number | null; limit: number },
): Promise<RebucketingRow[]> {
  const { rows } = await pool.query<RebucketingRow>(
    `SELECT b.id, p.slug AS project, b.source, b.author, b.reason,
            CASE WHEN b.state = 'running' AND NOT ${isRebucketed("b.project_id")} THEN 'interrupted' ELSE b.state END AS state,
            b.done, b.total, b.message, b.cancel_requested, b.started_at, b.updated_at, b.finished_at,
            b.base_version, b.made_version
     FROM rebucketing b JOIN project p ON p.id = b.project_id
     WHERE b.project_id = $1 AND ($2::int IS NULL OR b.id = $2) AND ($3::int IS NULL OR b.id < $3)
     ORDER BY b.id DESC LIMIT $4`,
    [projectId, id, before, limit],
  );
  return rows;
}
