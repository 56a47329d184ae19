import type { Pool } from "pg";
import type { CampaignKind } from "@/lib/import/loader/run-state";

/** Observations of a campaign by state code, and the cells they fall into. */
export type StateCounts = { state: number; n: number; cells: number }[];

export type CampaignCounts = {
  id: number;
  slug: string;
  kind: CampaignKind;
  run_count: number;
  revision: number;
  created_at: Date;
  archived_at: Date | null;
  /** Null where the campaign is still at the revision that is known. */
  states: StateCounts | null;
};

/** A project's campaigns, newest first, with what their cells hold; cells of a `known` revision are not read. */
export async function listCampaignCounts(
  pool: Pool,
  projectId: number,
  known: readonly { id: number; revision: number }[],
): Promise<CampaignCounts[]> {
  const { rows } = await pool.query<CampaignCounts>(
    `SELECT c.id, c.slug, c.kind, c.run_count, c.revision, c.created_at, c.archived_at,
            CASE WHEN known.id IS NULL THEN (
              SELECT coalesce(json_agg(s), '[]')
              FROM (SELECT state, sum(n) AS n, count(*) AS cells FROM cube_cell
                    WHERE project_id = $1 AND campaign_id = c.id GROUP BY state) s
            ) END AS states
     FROM campaign c
     LEFT JOIN unnest($2::int[], $3::bigint[]) AS known (id, revision)
       ON known.id = c.id AND known.revision = c.revision
     WHERE c.project_id = $1 ORDER BY c.created_at DESC, c.id DESC`,
    [projectId, known.map(({ id }) => id), known.map(({ revision }) => revision)],
  );
  return rows;
}
