import type { Pool, PoolClient } from "pg";
import { type RunSource, runIdentity, type StoredRun } from "@/lib/import/loader/decide-merge";

type Row = { id: number; key: string; attempt: number; hash: string; sources: RunSource[]; import: number };

/** What a campaign holds of the given runs, by run identity. */
export async function listStoredRuns(
  client: Pool | PoolClient,
  campaignId: number,
  runs: readonly { key: string; attempt: number }[],
): Promise<Map<string, StoredRun>> {
  const { rows } = await client.query<Row>(
    `SELECT run.id, run.key, run.attempt, encode(run.content_hash, 'hex') AS hash, run.sources, run.import_id AS import
     FROM (SELECT DISTINCT key, attempt FROM unnest($2::text[], $3::int[]) AS wanted (key, attempt)) wanted
     JOIN run ON run.campaign_id = $1 AND run.key = wanted.key AND run.attempt = wanted.attempt`,
    [campaignId, runs.map((run) => run.key), runs.map((run) => run.attempt)],
  );
  return new Map(rows.map(({ key, attempt, ...run }) => [runIdentity(key, attempt), run]));
}
