import type { Pool, PoolClient } from "pg";
import { isImportAlive } from "@/lib/db/advisory-locks";
import { type RunScope, whereImportInScope } from "./run-scope";

export type ScopeImport = { id: number; isAlive: boolean };

/** Imports that go with a project or a campaign, oldest first, and whether each is being read at this moment. */
export async function listScopeImports(client: Pool | PoolClient, scope: RunScope): Promise<ScopeImport[]> {
  if (scope.runId !== null) return [];
  const { sql, values } = whereImportInScope(scope);
  const { rows } = await client.query<ScopeImport>(
    `SELECT i.id, ${isImportAlive("i.id")} AS "isAlive" FROM import i WHERE ${sql} ORDER BY i.id`,
    values,
  );
  return rows;
}
