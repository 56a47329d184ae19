import type { PoolClient } from "pg";
import { STATE_BADNESS } from "@/lib/import/loader/run-state";

/** Differences listed of each kind; more would say nothing new. */
const MOST_DIFFERENCES = 100;

export type CellDifference = {
  campaign: string;
  coords: number[];
  state: number;
  aware: number;
  stored: number;
  counted: number;
};

/**
 * Keeps the transaction from looking rows up one by one: these queries read whole projects, of which
 * the planner may know little after a large import.
 */
export async function preferWholeScans(client: PoolClient): Promise<void> {
  await client.query("SET LOCAL enable_nestloop = off");
}

/** Cells that do not hold what counting the observations gives. */
export async function listCellDifferences(client: PoolClient, projectId: number): Promise<CellDifference[]> {
  const { rows } = await client.query<CellDifference>(
    `SELECT c.slug AS campaign, coords, state, aware,
            coalesce(cell.n, 0) AS stored, coalesce(counted.n, 0) AS counted
     FROM (SELECT campaign_id, coords, state, aware, n FROM cube_cell WHERE project_id = $1) cell
     FULL JOIN (SELECT campaign_id, coords, state, aware, count(*) AS n FROM observation
                WHERE project_id = $1 GROUP BY campaign_id, coords, state, aware) counted
       USING (campaign_id, coords, state, aware)
     LEFT JOIN campaign c ON c.id = campaign_id
     WHERE cell.n IS DISTINCT FROM counted.n LIMIT ${MOST_DIFFERENCES}`,
    [projectId],
  );
  return rows;
}

export type RunCountDifference = { campaign: string; stored: number; counted: number };

/** Campaigns whose run count is not the number of their runs. */
export async function listRunCountDifferences(
  client: PoolClient,
  projectId: number,
): Promise<RunCountDifference[]> {
  const { rows } = await client.query<RunCountDifference>(
    `SELECT c.slug AS campaign, c.run_count AS stored, count(r.id) AS counted
     FROM campaign c LEFT JOIN run r ON r.campaign_id = c.id
     WHERE c.project_id = $1 GROUP BY c.id HAVING c.run_count <> count(r.id) LIMIT ${MOST_DIFFERENCES}`,
    [projectId],
  );
  return rows;
}

export type RunDifference = { run: number; problem: string };

/** Runs whose own facts do not follow from their observations. */
export async function listRunDifferences(client: PoolClient, projectId: number): Promise<RunDifference[]> {
  const { rows } = await client.query<RunDifference>(
    `SELECT run, problem FROM (
       SELECT r.id AS run, CASE
         WHEN o.run_id IS NULL THEN 'has no observation'
         WHEN o.worst <> ($2::smallint[])[r.state + 1] THEN 'has not the worst outcome of its observations'
         WHEN o.any_shared <> (o.siblings > 1) OR o.all_shared <> (o.siblings > 1)
           THEN 'says wrongly whether it has several observations'
         WHEN o.first_campaign <> r.campaign_id OR o.last_campaign <> r.campaign_id
           THEN 'has an observation in another campaign'
       END AS problem
       FROM run r
       LEFT JOIN (
         SELECT run_id, count(*) AS siblings, min(($2::smallint[])[state + 1]) AS worst,
                bool_or(shared) AS any_shared, bool_and(shared) AS all_shared,
                min(campaign_id) AS first_campaign, max(campaign_id) AS last_campaign
         FROM observation WHERE project_id = $1 GROUP BY run_id
       ) o ON o.run_id = r.id
       WHERE r.project_id = $1
     ) checked WHERE problem IS NOT NULL LIMIT ${MOST_DIFFERENCES}`,
    [projectId, STATE_BADNESS],
  );
  return rows;
}

/** Cells and observations of a project. */
export async function countCells(
  client: PoolClient,
  projectId: number,
): Promise<{ cells: number; observations: number }> {
  const { rows } = await client.query<{ cells: number; observations: number }>(
    `SELECT (SELECT count(*) FROM cube_cell WHERE project_id = $1) AS cells,
            (SELECT count(*) FROM observation WHERE project_id = $1) AS observations`,
    [projectId],
  );
  return rows[0]!;
}
