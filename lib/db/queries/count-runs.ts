import type { Pool, PoolClient } from "pg";
import { type DateRange, isLimited } from "@/lib/coverage/date-range";
import { whereStarted } from "./where-started";

/** Coordinate vectors as a parameter: one array literal each, since PostgreSQL flattens nested arrays. */
export function formatVectors(vectors: readonly (readonly number[])[]): string[] {
  return vectors.map((vector) => `{${vector.join(",")}}`);
}

/** Distinct runs of a range of days among the observations with one of the vectors and of the states; null is any. */
export async function countRuns(
  client: Pool | PoolClient,
  selection: {
    projectId: number;
    campaignIds: readonly number[];
    vectors: readonly (readonly number[])[] | null;
    states: readonly number[] | null;
    range: DateRange;
  },
): Promise<number> {
  const { vectors, states, range } = selection;
  const parameters: unknown[] = [selection.projectId, selection.campaignIds];
  const add = (value: unknown) => `$${parameters.push(value)}`;
  const tables = ["observation o"];
  if (vectors) {
    const wanted = `unnest(${add(formatVectors(vectors))}::text[]) AS wanted (coords)`;
    tables.push(`JOIN ${wanted} ON o.coords = wanted.coords::smallint[]`);
  }
  if (isLimited(range)) {
    tables.push(`JOIN run r ON r.project_id = o.project_id AND r.id = o.run_id AND ${whereStarted(range)}`);
  }
  const isState = states ? `AND o.state = ANY(${add(states)}::smallint[])` : "";
  // Only observations that share their run can name one twice.
  const { rows } = await client.query<{ runs: number }>(
    `SELECT count(*) FILTER (WHERE NOT o.shared)
            + count(DISTINCT o.run_id) FILTER (WHERE o.shared) AS runs
     FROM ${tables.join(" ")}
     WHERE o.project_id = $1 AND o.campaign_id = ANY($2::int[]) ${isState}`,
    parameters,
  );
  return rows[0]!.runs;
}
