import type { PoolClient } from "pg";
import { VERDICT_FILTERS } from "@/lib/coverage/verdict";
import { buildSource, HELD, type ObservationSelection } from "./list-observation-rows";

export type VerdictCountRow = {
  state: number;
  /** State code of the verdict that holds, or that of a duplicate; null where there never was one. */
  held: number | null;
  count: number;
};

/** Observations of a selection that fail or have a verdict, by their state and the verdict's. */
export async function countVerdictRows(
  client: PoolClient,
  selection: Omit<ObservationSelection, "states" | "verdicts">,
): Promise<VerdictCountRow[]> {
  const { sql, parameters } = buildSource({ ...selection, states: null, verdicts: VERDICT_FILTERS });
  const { rows } = await client.query<VerdictCountRow>(
    `SELECT o.state, ${HELD} AS held, count(*) AS count ${sql} GROUP BY 1, 2`,
    parameters,
  );
  return rows;
}
