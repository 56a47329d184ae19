import type { PoolClient } from "pg";

/**
 * Writes the new name of a campaign into the saved views that name it. Before the campaign itself is
 * renamed. Slugs stand in a stored query as they are: none of their characters is escaped.
 */
export async function renameInViews(
  client: PoolClient,
  { projectId, campaignId }: { projectId: number; campaignId: number },
  slug: string,
): Promise<void> {
  await client.query(
    `UPDATE saved_view w
     SET query = (
       SELECT string_agg(
         CASE WHEN word IN ('campaign=' || c.slug, 'against=' || c.slug)
           THEN split_part(word, '=', 1) || '=' || $3 ELSE word END, '&' ORDER BY place)
       FROM unnest(string_to_array(w.query, '&')) WITH ORDINALITY AS each (word, place))
     FROM campaign c
     WHERE c.id = $2 AND w.project_id = $1
       AND string_to_array(w.query, '&') && ARRAY['campaign=' || c.slug, 'against=' || c.slug]`,
    [projectId, campaignId, slug],
  );
}
