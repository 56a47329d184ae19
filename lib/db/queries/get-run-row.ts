import type { Pool, PoolClient } from "pg";
import type { RunSource } from "@/lib/import/loader/decide-merge";
import type { RunNotes } from "@/lib/import/loader/prepare-run";
import type { RunAttributes } from "@/lib/import/run-record";

export type StoredRunRow = {
  id: number;
  key: string;
  attempt: number;
  case: string | null;
  campaign: string;
  state: number;
  started_at: Date | null;
  imported_at: Date;
  attributes: RunAttributes;
  notes: RunNotes;
  message_count: number;
  sources: RunSource[];
};

/** One run of a project by its number, or null. */
export async function getRunRow(
  client: Pool | PoolClient,
  projectId: number,
  runId: number,
): Promise<StoredRunRow | null> {
  const { rows } = await client.query<StoredRunRow>(
    `SELECT r.id, r.key, r.attempt, r."case", c.slug AS campaign, r.state, r.started_at, r.imported_at,
            r.attributes, r.notes, r.message_count, r.sources
     FROM run r JOIN campaign c ON c.id = r.campaign_id
     WHERE r.project_id = $1 AND r.id = $2`,
    [projectId, runId],
  );
  return rows[0] ?? null;
}

export type RunObservationRow = {
  key: string;
  message_index: number | null;
  message_branch: number;
  simulated_at: string | null;
  coords: number[];
  state: number;
  aware: number;
  attributes: object | null;
  unmapped: Record<string, string[]> | null;
};

/** Observations of a run in the order of its record. */
export async function listRunObservationRows(
  client: Pool | PoolClient,
  projectId: number,
  runId: number,
): Promise<RunObservationRow[]> {
  const { rows } = await client.query<RunObservationRow>(
    `SELECT key, message_index, message_branch, simulated_at, coords, state, aware, attributes, unmapped
     FROM observation WHERE project_id = $1 AND run_id = $2 ORDER BY position`,
    [projectId, runId],
  );
  return rows;
}
