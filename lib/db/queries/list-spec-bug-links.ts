import type { PoolClient } from "pg";
import type { LinkTarget } from "@/lib/db/mutations/write-spec-bug-link";
import type { Status } from "@/lib/spec-bugs/spec-bug";

export type SpecBugLinkRow = {
  id: number;
  spec_bug_id: number;
  kind: LinkTarget["kind"];
  campaign: string | null;
  run_key: string | null;
  attempt: number | null;
  /** Number of the run of these names, or null where it is not stored now. */
  run: number | null;
  branch: string | null;
  /** Number of that branch in the stored run. */
  branch_number: number | null;
  message_index: number | null;
  quote: string | null;
  mark_id: number | null;
  at: Record<string, string> | null;
  campaigns: string[];
  other_spec_bug_id: number | null;
  other_number: number | null;
  other_title: string | null;
  other_status: Status | null;
};

/**
 * Links of some of a project's spec bugs in the order of their making. A link whose campaign was
 * deleted finds one that has its name again.
 */
export async function listSpecBugLinks(
  client: PoolClient,
  projectId: number,
  specBugIds: readonly number[],
): Promise<SpecBugLinkRow[]> {
  const { rows } = await client.query<SpecBugLinkRow>(
    `SELECT l.id, l.spec_bug_id, l.kind, coalesce(c.slug, l.campaign_slug) AS campaign, l.run_key, l.attempt,
            r.id AS run, l.branch,
            CASE WHEN l.branch = 'main' AND r.id IS NOT NULL THEN 0 ELSE (
              SELECT min(place) FROM jsonb_array_elements(r.notes->'branches') WITH ORDINALITY b (branch, place)
              WHERE b.branch->>'id' = l.branch
            ) END AS branch_number,
            l.message_index, l.quote, l.mark_id, l.at, l.campaigns, l.other_spec_bug_id,
            o.number AS other_number, o.title AS other_title, o.status AS other_status
     FROM spec_bug_link l
     LEFT JOIN campaign c ON c.project_id = $1
       AND (c.id = l.campaign_id OR l.campaign_id IS NULL AND c.slug = l.campaign_slug)
     LEFT JOIN run r ON r.campaign_id = c.id AND r.key = l.run_key AND r.attempt = l.attempt
     LEFT JOIN spec_bug o ON o.id = l.other_spec_bug_id
     WHERE l.spec_bug_id = ANY($2::int[]) ORDER BY l.id`,
    [projectId, specBugIds],
  );
  return rows;
}

export type BacklinkRow = { spec_bug_id: number; number: number; title: string; status: Status };

/** Spec bugs that link to some others; `spec_bug_id` is the one that they link to. */
export async function listSpecBugBacklinks(
  client: PoolClient,
  specBugIds: readonly number[],
): Promise<BacklinkRow[]> {
  const { rows } = await client.query<BacklinkRow>(
    `SELECT l.other_spec_bug_id AS spec_bug_id, s.number, s.title, s.status
     FROM spec_bug_link l JOIN spec_bug s ON s.id = l.spec_bug_id
     WHERE l.other_spec_bug_id = ANY($1::int[]) ORDER BY s.number`,
    [specBugIds],
  );
  return rows;
}
