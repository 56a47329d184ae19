import type { Pool, PoolClient } from "pg";

export type ValueSet = { dimension: number; ordinal: number; members: number[] };

/** Value sets of a map version in the order of dimension and ordinal. */
export async function listValueSets(client: Pool | PoolClient, mapVersionId: number): Promise<ValueSet[]> {
  const { rows } = await client.query<ValueSet>(
    `SELECT dimension, ordinal, members FROM value_set WHERE map_version_id = $1
     ORDER BY dimension, ordinal`,
    [mapVersionId],
  );
  return rows;
}

/** The sets as a cube holds them: members by dimension and ordinal, null where single-valued. */
export function groupValueSets(
  sets: readonly ValueSet[],
  dimensions: readonly { many: boolean }[],
): (number[][] | null)[] {
  const grouped = dimensions.map(({ many }): number[][] | null => (many ? [] : null));
  for (const { dimension, ordinal, members } of sets) grouped[dimension]![ordinal] = members;
  return grouped;
}
