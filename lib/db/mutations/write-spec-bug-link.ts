import type { PoolClient } from "pg";

/** What a link names, as it is stored; what its kind has no use for is null. */
export type LinkTarget = {
  kind: "run" | "message" | "mark" | "bucket" | "spec_bug";
  campaignId: number | null;
  campaignSlug: string | null;
  runKey: string | null;
  attempt: number | null;
  /** Id of the branch; `main` is the main transcript. */
  branch: string | null;
  messageId: string | null;
  messageIndex: number | null;
  quote: string | null;
  markId: number | null;
  at: Record<string, string> | null;
  campaigns: string[];
  otherSpecBugId: number | null;
};

/** Links a spec bug to something and returns the link's number. What was deleted just now is named all the same. */
export async function addSpecBugLink(
  client: PoolClient,
  specBugId: number,
  target: LinkTarget,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO spec_bug_link (spec_bug_id, kind, campaign_id, campaign_slug, run_key, attempt, branch,
       message_id, message_index, quote, mark_id, at, campaigns, other_spec_bug_id, created_at)
     VALUES ($1, $2, (SELECT id FROM campaign WHERE id = $3 FOR KEY SHARE), $4, $5, $6, $7, $8, $9, $10,
             (SELECT id FROM mark WHERE id = $11 FOR KEY SHARE), $12, $13, $14, clock_timestamp())
     RETURNING id`,
    [
      specBugId,
      target.kind,
      target.campaignId,
      target.campaignSlug,
      target.runKey,
      target.attempt,
      target.branch,
      target.messageId,
      target.messageIndex,
      target.quote,
      target.markId,
      target.at && JSON.stringify(target.at),
      target.campaigns,
      target.otherSpecBugId,
    ],
  );
  return rows[0]!.id;
}

/** Takes a link away. */
export async function deleteSpecBugLink(client: PoolClient, linkId: number): Promise<void> {
  await client.query("DELETE FROM spec_bug_link WHERE id = $1", [linkId]);
}
