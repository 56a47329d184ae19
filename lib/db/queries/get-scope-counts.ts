import type { Pool, PoolClient } from "pg";
import { isWholeCampaigns, type RunScope, whereInScope } from "./run-scope";

export type ScopeCounts = {
  runs: number;
  /** Of the main transcripts. */
  messages: number;
  /** Observations by state code. */
  states: { state: number; n: number }[];
};

/** What the runs of a scope hold. Whole campaigns are counted by their cells. */
export async function getScopeCounts(client: Pool | PoolClient, scope: RunScope): Promise<ScopeCounts> {
  const { sql, values } = whereInScope(scope);
  const { rows } = await client.query<{ runs: number; messages: number }>(
    `SELECT count(*) AS runs, coalesce(sum(r.message_count), 0) AS messages FROM run r WHERE ${sql}`,
    values,
  );
  const states = await client.query<{ state: number; n: number }>(
    isWholeCampaigns(scope)
      ? `SELECT r.state, sum(r.n)::bigint AS n FROM cube_cell r WHERE ${sql} GROUP BY r.state`
      : `SELECT o.state, count(*) AS n
         FROM run r JOIN observation o ON o.project_id = r.project_id AND o.run_id = r.id
         WHERE ${sql} GROUP BY o.state`,
    values,
  );
  return { ...rows[0]!, states: states.rows };
}
