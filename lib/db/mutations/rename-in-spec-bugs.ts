import type { PoolClient } from "pg";

/**
 * Writes the new name of a campaign into the links of spec bugs, which find a campaign that is deleted
 * and made anew by it. Before the campaign itself is renamed.
 */
export async function renameInSpecBugs(
  client: PoolClient,
  { projectId, campaignId }: { projectId: number; campaignId: number },
  slug: string,
): Promise<void> {
  await client.query(
    `UPDATE spec_bug_link l
     SET campaign_slug = CASE WHEN l.campaign_slug = c.slug OR l.campaign_id = c.id THEN $3 ELSE l.campaign_slug END,
         campaigns = array_replace(l.campaigns, c.slug, $3)
     FROM campaign c, spec_bug s
     WHERE c.id = $2 AND s.project_id = $1 AND s.id = l.spec_bug_id
       AND (l.campaign_id = c.id OR l.campaign_id IS NULL AND l.campaign_slug = c.slug OR c.slug = ANY(l.campaigns))`,
    [projectId, campaignId, slug],
  );
}
