import type { Pool } from "pg";
import type { CampaignKind } from "@/lib/import/loader/run-state";

export type CampaignCounts = {
  id: number;
  slug: string;
  kind: CampaignKind;
  run_count: number;
  revision: number;
  created_at: Date;
  archived_at: Date | null;
  /** Observations by state code. */
  states: { state: number; n: number }[];
};

/** A project's campaigns, newest first, with what their cells hold. */
export async function listCampaignCounts(pool: Pool, projectId: number): Promise<CampaignCounts[]> {
  const { rows } = await pool.query<CampaignCounts>(
    `SELECT c.id, c.slug, c.kind, c.run_count, c.revision, c.created_at, c.archived_at,
            coalesce(json_agg(json_build_object('state', s.state, 'n', s.n)) FILTER (WHERE s.n IS NOT NULL), '[]')
              AS states
     FROM campaign c
     LEFT JOIN (SELECT campaign_id, state, sum(n) AS n FROM cube_cell WHERE project_id = $1
                GROUP BY campaign_id, state) s ON s.campaign_id = c.id
     WHERE c.project_id = $1 GROUP BY c.id ORDER BY c.created_at DESC, c.id DESC`,
    [projectId],
  );
  return rows;
}
