import type { Pool, PoolClient } from "pg";
import type { SpecBugFields, Status } from "@/lib/spec-bugs/spec-bug";

export type SpecBugRow = SpecBugFields & {
  id: number;
  number: number;
  status: Status;
  status_reason: string | null;
  revision: number;
  created_at: Date;
  updated_at: Date;
};

const COLUMNS = `id, number, title, happened, specification, fault, explanation, ruling, severity, labels,
  status, status_reason, revision, created_at, updated_at`;

/** One spec bug of a project by its number, or null. */
export async function findSpecBug(
  client: Pool | PoolClient,
  projectId: number,
  number: number,
): Promise<SpecBugRow | null> {
  const { rows } = await client.query<SpecBugRow>(
    `SELECT ${COLUMNS} FROM spec_bug WHERE project_id = $1 AND number = $2::bigint`,
    [projectId, number],
  );
  return rows[0] ?? null;
}

/** Spec bugs by their ids, in the order of these. */
export async function listSpecBugsById(
  client: Pool | PoolClient,
  ids: readonly number[],
): Promise<SpecBugRow[]> {
  const { rows } = await client.query<SpecBugRow>(
    `SELECT ${COLUMNS} FROM spec_bug WHERE id = ANY($1::int[]) ORDER BY array_position($1::int[], id)`,
    [ids],
  );
  return rows;
}
