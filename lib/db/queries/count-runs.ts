import type { Pool, PoolClient } from "pg";
import type { DateRange } from "@/lib/coverage/date-range";
import { listStartConditions } from "./started-between";

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
  } & Partial<DateRange>,
): Promise<number> {
  const { vectors, states } = selection;

  const parameters: unknown[] = [selection.projectId, selection.campaignIds];
  const add = (value: unknown) => `$${parameters.push(value)}`;
  const wanted =
    vectors &&
    `JOIN unnest(${add(formatVectors(vectors))}::text[]) AS wanted (coords) ON o.coords = wanted.coords::smallint[]`;
  const conditions = ["o.project_id = $1", "o.campaign_id = ANY($2::int[])"];
  if (states) conditions.push(`o.state = ANY(${add(states)}::smallint[])`);
  const started = listStartConditions(selection, add);
  const run = started.length > 0 && "JOIN run r ON r.project_id = o.project_id AND r.id = o.run_id";
  // Only observations that share their run can name one twice.
  const { rows } = await client.query<{ runs: number }>(
    `SELECT count(*) FILTER (WHERE NOT o.shared)
            + count(DISTINCT o.run_id) FILTER (WHERE o.shared) AS runs
     FROM observation o ${wanted || ""} ${run || ""} WHERE ${[...conditions, ...started].join(" AND ")}`,
    parameters,
  );
  return rows[0]!.runs;
}
