import type { PoolClient } from "pg";
import type { DateRange } from "@/lib/coverage/date-range";
import { whereStarted } from "./where-started";

/** Runs of some campaigns that started in a range of days, and those of which nobody knows when they did. */
export async function countStartedRuns(
  client: PoolClient,
  projectId: number,
  campaignIds: readonly number[],
  range: DateRange,
): Promise<{ runs: number; undatedRuns: number }> {
  const { rows } = await client.query<{ runs: number; undatedRuns: number }>(
    `SELECT count(*) FILTER (WHERE ${whereStarted(range)}) AS runs,
            count(*) FILTER (WHERE r.started_at IS NULL) AS "undatedRuns"
     FROM run r WHERE r.project_id = $1 AND r.campaign_id = ANY($2::int[])`,
    [projectId, campaignIds],
  );
  return rows[0]!;
}
