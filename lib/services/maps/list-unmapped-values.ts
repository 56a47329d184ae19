import type { Database } from "@/lib/db/database";
import { listUnmappedCounts, type UnmappedSort } from "@/lib/db/queries/list-unmapped-counts";
import { type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";

export type UnmappedValue = {
  dimension: string;
  value: string;
  /** Observations that hold it. */
  count: number;
  /** The newest run that holds it, and when that started, or was imported where its log does not say. */
  newest: { run: number; at: string };
};

export type UnmappedValues = { project: string; values: UnmappedValue[] };

/** Raw values that the current map does not know, newest or most frequent first, at most 1,000. */
export async function listUnmappedValues(
  db: Database,
  project: string,
  sort: UnmappedSort,
): Promise<Result<UnmappedValues>> {
  const id = await findProjectId(db, project);
  if (!id.ok) return id;
  const counts = await listUnmappedCounts(db.pool, id.value, sort);
  return success({
    project,
    values: counts.map(({ run, at, ...counted }) => ({ ...counted, newest: { run, at: at.toISOString() } })),
  });
}
