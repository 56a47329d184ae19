import type { PoolClient } from "pg";
import type { TouchingLink } from "@/lib/spec-bugs/touches-view";

/**
 * What a project's spec bugs may touch a view of its map by: their buckets, and the observations of the
 * runs that they, their messages or marks are linked to.
 */
export async function listTouchingLinks(client: PoolClient, projectId: number): Promise<TouchingLink[]> {
  const { rows } = await client.query<TouchingLink>(
    `SELECT l.spec_bug_id, l.at, l.campaigns, NULL::smallint[] AS coords, NULL::smallint AS state, NULL::text AS day
     FROM spec_bug s JOIN spec_bug_link l ON l.spec_bug_id = s.id
     WHERE s.project_id = $1 AND l.kind = 'bucket'
     UNION ALL
     SELECT DISTINCT l.spec_bug_id, NULL::jsonb, ARRAY[c.slug], o.coords, o.state,
            to_char(r.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')
     FROM spec_bug s JOIN spec_bug_link l ON l.spec_bug_id = s.id
     JOIN campaign c ON c.project_id = $1
       AND (c.id = l.campaign_id OR l.campaign_id IS NULL AND c.slug = l.campaign_slug)
     JOIN run r ON r.campaign_id = c.id AND r.key = l.run_key AND r.attempt = l.attempt
     JOIN observation o ON o.project_id = $1 AND o.run_id = r.id
     WHERE s.project_id = $1`,
    [projectId],
  );
  return rows;
}
