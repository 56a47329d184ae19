import type { Pool } from "pg";
import type { CampaignKind } from "@/lib/import/loader/run-state";

export type CampaignRow = { id: number; kind: CampaignKind; run_count: number };

/** Finds a campaign by slug or creates it; one that exists keeps its own kind. */
export async function ensureCampaign(
  pool: Pool,
  projectId: number,
  campaign: { slug: string; kind: CampaignKind },
): Promise<CampaignRow> {
  while (true) {
    await pool.query(
      `INSERT INTO campaign (project_id, slug, kind) VALUES ($1, $2, $3)
       ON CONFLICT (project_id, slug) DO NOTHING`,
      [projectId, campaign.slug, campaign.kind],
    );
    const { rows } = await pool.query<CampaignRow>(
      "SELECT id, kind, run_count FROM campaign WHERE project_id = $1 AND slug = $2",
      [projectId, campaign.slug],
    );
    // One that was there may have been deleted in between.
    if (rows[0]) return rows[0];
  }
}
