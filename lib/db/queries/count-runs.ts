import type { Pool, PoolClient } from "pg";
import { ALL_DAYS, type DateRange, isLimited } from "@/lib/coverage/date-range";
import { whereStarted } from "./where-started";

/** Coordinate vectors as a parameter: one array literal each, since PostgreSQL flattens nested arrays. */
export function formatVectors(vectors: readonly (readonly number[])[]): string[] {
  return vectors.map((vector) => `{${vector.join(",")}}`);
}

/** Distinct runs among the observations with one of the coordinate vectors; only those of a range of days. */
export async function countRuns(
  client: Pool | PoolClient,
  projectId: number,
  campaignIds: readonly number[],
  vectors: readonly (readonly number[])[],
  range: DateRange = ALL_DAYS,
): Promise<number> {
  // Only observations that share their run can name one twice.
  const { rows } = await client.query<{ runs: number }>(
    `SELECT count(*) FILTER (WHERE NOT o.shared)
            + count(DISTINCT o.run_id) FILTER (WHERE o.shared) AS runs
     FROM unnest($3::text[]) AS wanted (coords)
     JOIN observation o ON o.project_id = $1 AND o.campaign_id = ANY($2::int[])
                       AND o.coords = wanted.coords::smallint[]
     ${isLimited(range) ? `JOIN run r ON r.project_id = o.project_id AND r.id = o.run_id AND ${whereStarted(range)}` : ""}`,
    [projectId, campaignIds, formatVectors(vectors)],
  );
  return rows[0]!.runs;
}
