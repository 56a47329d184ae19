import type { PoolClient } from "pg";
import { lockMapVersion } from "@/lib/db/advisory-locks";
import type { ValueSet } from "@/lib/db/queries/list-value-sets";

/** A set of values of the multi-valued dimension at this place of the map. */
export type Members = { dimension: number; members: readonly number[] };

/** Sets a dimension can hold: their ordinals are smallints from 0. */
export const VALUE_SET_LIMIT = 32_768;

/**
 * Numbers value sets of a map version, each dimension's from 0 in the order of arrival. Returns the
 * given sets that could be numbered; those beyond the limit are left out.
 */
export async function internValueSets(
  client: PoolClient,
  mapVersionId: number,
  sets: readonly Members[],
): Promise<ValueSet[]> {
  await lockMapVersion(client, mapVersionId);
  const wanted = [
    mapVersionId,
    sets.map(({ dimension }) => dimension),
    sets.map(({ members }) => `{${members.join(",")}}`),
    VALUE_SET_LIMIT,
  ];
  await client.query(
    `INSERT INTO value_set (map_version_id, dimension, ordinal, members)
     SELECT $1, dimension, ordinal, members FROM (
       SELECT dimension, members,
         coalesce((SELECT max(ordinal) + 1 FROM value_set v
                   WHERE v.map_version_id = $1 AND v.dimension = fresh.dimension), 0)
         + row_number() OVER (PARTITION BY dimension ORDER BY place) - 1 AS ordinal
       FROM (
         SELECT dimension, members::smallint[] AS members, min(place) AS place
         FROM unnest($2::smallint[], $3::text[]) WITH ORDINALITY AS w (dimension, members, place)
         GROUP BY dimension, members
       ) fresh
       WHERE NOT EXISTS (SELECT FROM value_set v WHERE v.map_version_id = $1
                         AND v.dimension = fresh.dimension AND v.members = fresh.members)
     ) numbered WHERE ordinal < $4`,
    wanted,
  );
  const { rows } = await client.query<ValueSet>(
    `SELECT DISTINCT v.dimension, v.ordinal, v.members
     FROM unnest($2::smallint[], $3::text[]) AS w (dimension, members)
     JOIN value_set v ON v.map_version_id = $1 AND v.dimension = w.dimension AND v.members = w.members::smallint[]`,
    wanted.slice(0, 3),
  );
  return rows;
}
