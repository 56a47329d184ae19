import type { Pool, PoolClient } from "pg";
import { lockImport } from "@/lib/db/advisory-locks";
import { withClientTransaction } from "@/lib/db/transaction";
import type { ImportView } from "@/lib/import/import-view";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import type { FormatName, LogFile } from "@/lib/import/reader";
import { sanitise } from "@/lib/import/sanitise";

/** A file that was received and is kept until it has been read. */
export type ReceivedFile = LogFile & { bytes: number };

/** A file or folder to read: its absolute path, or a received file with the name its sender gave it. */
export type ImportPath = string | ReceivedFile;

export type NewImport = {
  projectId: number;
  campaignId: number | null;
  campaign: string;
  kind: CampaignKind;
  format: FormatName | null;
  source: ImportView["source"];
  paths: readonly ImportPath[];
  retryOf: number | null;
};

/** Notes that an import begins with the receiving of its files; returns its number. */
export function createReceivingImport(pool: Pool, fields: NewImport): Promise<number> {
  return insertImport(pool, fields, "receiving");
}

/** Notes that an import runs; nobody sees it before it is marked as alive on this connection. */
export function createRunningImport(client: PoolClient, fields: NewImport): Promise<number> {
  return withClientTransaction(client, async () => {
    const id = await insertImport(client, fields, "running");
    await lockImport(client, id);
    return id;
  });
}

async function insertImport(
  client: Pool | PoolClient,
  { projectId, campaignId, campaign, kind, format, source, paths, retryOf }: NewImport,
  state: "receiving" | "running",
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO import (project_id, campaign_id, campaign_slug, kind, format, source, paths, retry_of, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [projectId, campaignId, campaign, kind, format, source, JSON.stringify(paths), retryOf, state],
  );
  return rows[0]!.id;
}

/** Lets an import run whose files were received; false where it is not receiving any more. */
export async function startReceivedImport(client: PoolClient, importId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "UPDATE import SET state = 'running', started_at = now() WHERE id = $1 AND state = 'receiving'",
    [importId],
  );
  return rowCount === 1;
}

/** Notes the campaign that an import writes to; false where the import was deleted. */
export async function setImportCampaign(
  client: PoolClient,
  importId: number,
  campaignId: number,
): Promise<boolean> {
  const { rowCount } = await client.query("UPDATE import SET campaign_id = $2 WHERE id = $1", [
    importId,
    campaignId,
  ]);
  return rowCount === 1;
}

/** Notes how far an import has come, and says whether somebody has asked for its end. */
export async function noteImportProgress(
  pool: Pool,
  importId: number,
  progress: NonNullable<ImportView["progress"]>,
): Promise<boolean> {
  const { rows } = await pool.query<{ cancel_requested: boolean }>(
    "UPDATE import SET progress = $2 WHERE id = $1 AND state = 'running' RETURNING cancel_requested",
    [importId, JSON.stringify(progress)],
  );
  return rows[0]?.cancel_requested ?? false;
}

export type ImportEnd = {
  state: "done" | "cancelled" | "failed";
  /** What was done until then; null where nothing was. */
  summary: object | null;
  error: string | null;
};

/** Notes that an import has ended; false where it was deleted or had ended already. */
export async function endImport(
  pool: Pool,
  importId: number,
  { state, summary, error }: ImportEnd,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE import SET state = $2, summary = $3, error = $4, finished_at = now()
     WHERE id = $1 AND state = 'running'`,
    [importId, state, summary && JSON.stringify(sanitise(summary)), error && sanitise(error)],
  );
  return rowCount === 1;
}
