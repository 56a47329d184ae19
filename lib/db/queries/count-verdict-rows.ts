import type { PoolClient } from "pg";
import { VERDICT_FILTERS } from "@/lib/coverage/verdict";
import { buildSource, type ObservationSelection } from "./list-observation-rows";

export type VerdictCountRow = {
  state: number;
  /** Of the verdict that holds; null where there never was one. */
  verdict_state: number | null;
  is_duplicate: boolean;
  count: number;
};

/** Observations of a selection that fail or have a verdict, by their state and the verdict's. */
export async function countVerdictRows(
  client: PoolClient,
  selection: Omit<ObservationSelection, "states" | "verdicts">,
): Promise<VerdictCountRow[]> {
  const { sql, parameters } = buildSource(
    { ...selection, states: null, verdicts: VERDICT_FILTERS },
    { withVerdicts: true },
  );
  const { rows } = await client.query<VerdictCountRow>(
    `SELECT o.state, held.state AS verdict_state, held.original_key IS NOT NULL AS is_duplicate,
            count(*) AS count
     ${sql} GROUP BY 1, 2, 3`,
    parameters,
  );
  return rows;
}
