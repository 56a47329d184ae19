import type { PoolClient } from "pg";
import {
  buildSource,
  formatSort,
  type ObservationOrder,
  type ObservationSelection,
} from "./list-observation-rows";

export type NeighbourRow = {
  run_id: number;
  key: string;
  message_index: number | null;
  message_branch: number;
};

export type Neighbourhood = {
  /** Observations of the selection. */
  total: number;
  /** Those of them that come before the one in question, and whether that is one of them. */
  before: number;
  is_listed: boolean;
  previous: NeighbourRow | null;
  next: NeighbourRow | null;
};

/** What an order compares, in the names of the rows below. */
const PLACE = `run_key, attempt, run_id, position`;

/**
 * Where an observation stands in a selection, or would stand if it were in it, and the rows beside
 * that place. Null where the project has no such observation.
 */
export async function findNeighbourRows(
  client: PoolClient,
  selection: ObservationSelection,
  { sort, direction }: ObservationOrder,
  here: { runId: number; key: string },
): Promise<Neighbourhood | null> {
  const { sql, parameters } = buildSource(selection);
  const run = parameters.push(here.runId);
  const key = parameters.push(here.key);
  const columns = `o.run_id, o.key, o.message_index, o.message_branch, o.position, r.key COLLATE "C" AS run_key, r.attempt,
                   ${formatSort(sort)} AS sort`;
  const [way, back] = direction === "desc" ? ["DESC", "ASC"] : ["ASC", "DESC"];
  const isAfter = `CASE
    WHEN listed.sort IS NOT DISTINCT FROM here.sort THEN (listed.run_key, listed.attempt, listed.run_id, listed.position)
                                                       > (here.run_key, here.attempt, here.run_id, here.position)
    WHEN listed.sort IS NULL OR here.sort IS NULL THEN listed.sort IS NULL
    ELSE listed.sort ${direction === "desc" ? "<" : ">"} here.sort END`;
  const { rows } = await client.query<Neighbourhood>(
    `WITH here AS (
       SELECT ${columns} FROM observation o
       JOIN run r ON r.project_id = o.project_id AND r.id = o.run_id
       JOIN campaign c ON c.id = o.campaign_id
       WHERE o.project_id = $1 AND o.run_id = $${run} AND o.key = $${key}
     ), listed AS (
       SELECT ${columns} ${sql}
     ), compared AS MATERIALIZED (
       SELECT listed.*, ${isAfter} AS is_after,
              listed.run_id = here.run_id AND listed.position = here.position AS is_here
       FROM here, listed
     )
     SELECT counted.*, to_jsonb(previous) AS previous, to_jsonb(next) AS next
     FROM here
     CROSS JOIN LATERAL (
       SELECT count(*) AS total, count(*) FILTER (WHERE NOT is_after AND NOT is_here) AS before,
              coalesce(bool_or(is_here), false) AS is_listed
       FROM compared
     ) counted
     LEFT JOIN LATERAL (
       SELECT run_id, key, message_index, message_branch FROM compared WHERE NOT is_after AND NOT is_here
       ORDER BY sort ${back} NULLS FIRST, ${PLACE.split(", ")
         .map((name) => `${name} DESC`)
         .join(", ")} LIMIT 1
     ) previous ON true
     LEFT JOIN LATERAL (
       SELECT run_id, key, message_index, message_branch FROM compared WHERE is_after
       ORDER BY sort ${way} NULLS LAST, ${PLACE} LIMIT 1
     ) next ON true`,
    parameters,
  );
  return rows[0] ?? null;
}
