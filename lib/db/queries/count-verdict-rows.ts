import type { PoolClient } from "pg";
import { FAILURES } from "@/lib/coverage/verdict";
import { buildSource, HELD, type ObservationSelection } from "./list-observation-rows";

export type VerdictCountRow = {
  /** State code of the verdict that holds, or that of a duplicate; null where there never was one. */
  held: number | null;
  count: number;
};

/** The failing observations of a selection by the verdicts on them. */
export async function countVerdictRows(
  client: PoolClient,
  selection: Omit<ObservationSelection, "verdicts">,
): Promise<VerdictCountRow[]> {
  const states = FAILURES.filter((state) => selection.states?.includes(state) ?? true);
  const { sql, parameters } = buildSource({ ...selection, states, verdicts: null });
  const { rows } = await client.query<VerdictCountRow>(
    `SELECT ${HELD} AS held, count(*) AS count ${sql} GROUP BY 1`,
    parameters,
  );
  return rows;
}
