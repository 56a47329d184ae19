import type { PoolClient } from "pg";

export type ObservationPlace = {
  run_id: number;
  key: string;
  coords: number[];
  state: number;
  aware: number;
};

/** How observations of some runs are classified, by run and position. */
export async function listObservationsOfRuns(
  client: PoolClient,
  projectId: number,
  runIds: readonly number[],
): Promise<ObservationPlace[]> {
  const { rows } = await client.query<ObservationPlace>(
    `SELECT run_id, key, coords, state, aware FROM observation
     WHERE project_id = $1 AND run_id = ANY($2::bigint[]) ORDER BY run_id, position`,
    [projectId, runIds],
  );
  return rows;
}
