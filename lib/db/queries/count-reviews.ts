import type { Pool, PoolClient } from "pg";
import { isWholeCampaigns, type RunScope, whereInScope } from "./run-scope";

/** How many marks are on the runs of a scope, and how many spec bugs a project has or are linked to the runs. */
export async function countReviews(
  client: Pool | PoolClient,
  scope: RunScope,
): Promise<{ spec_bugs: number; marks: number }> {
  const { sql, values } = buildCounts(scope);
  const { rows } = await client.query<{ spec_bugs: number; marks: number }>(sql, values);
  return rows[0]!;
}

function buildCounts(scope: RunScope): { sql: string; values: number[] } {
  const { projectId, campaignId } = scope;
  if (campaignId === null) {
    return {
      sql: `SELECT (SELECT count(*) FROM spec_bug WHERE project_id = $1) AS spec_bugs,
                   (SELECT count(*) FROM mark WHERE project_id = $1) AS marks`,
      values: [projectId],
    };
  }
  if (isWholeCampaigns(scope)) {
    return {
      sql: `SELECT (SELECT count(DISTINCT spec_bug_id) FROM spec_bug_link WHERE campaign_id = $1) AS spec_bugs,
                   (SELECT count(*) FROM mark WHERE campaign_id = $1) AS marks`,
      values: [campaignId],
    };
  }
  const { sql, values } = whereInScope(scope);
  const onRun = (row: string) =>
    `r.campaign_id = ${row}.campaign_id AND r.key = ${row}.run_key AND r.attempt = ${row}.attempt AND ${sql}`;
  return {
    sql: `SELECT (SELECT count(DISTINCT l.spec_bug_id) FROM spec_bug_link l JOIN run r ON ${onRun("l")}) AS spec_bugs,
                 (SELECT count(*) FROM mark m JOIN run r ON ${onRun("m")}) AS marks`,
    values,
  };
}
