import type { PoolClient } from "pg";

// The first key of PostgreSQL's two-key advisory locks says what kind of thing the second one names.
const PROJECT = 0x4c430001;
const CAMPAIGN = 0x4c430002;
const MAP_VERSION = 0x4c430003;
const IMPORT = 0x4c430004;
const REBUCKETING = 0x4c430005;

/** Holds the project's map still until the transaction ends; many importers may hold it at once. */
export async function lockProjectShared(client: PoolClient, projectId: number): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock_shared($1, $2)", [PROJECT, projectId]);
}

/** Holds the project's map still over the transactions of `work`; a failure is followed by the connection's end. */
export async function withMapHeld<T>(
  client: PoolClient,
  projectId: number,
  work: () => Promise<T>,
): Promise<T> {
  await client.query("SELECT pg_advisory_lock_shared($1, $2)", [PROJECT, projectId]);
  const value = await work();
  await client.query("SELECT pg_advisory_unlock_shared($1, $2)", [PROJECT, projectId]);
  return value;
}

/** Keeps every importer of the project out until the transaction ends. */
export async function lockProject(client: PoolClient, projectId: number): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1, $2)", [PROJECT, projectId]);
}

/** Serialises changes of a campaign's cells. Taken after the project's lock, never before. */
export async function lockCampaign(client: PoolClient, campaignId: number): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1, $2)", [CAMPAIGN, campaignId]);
}

/** The same for several campaigns, in an order that all who take several keep to. */
export async function lockCampaigns(client: PoolClient, campaignIds: readonly number[]): Promise<void> {
  for (const id of [...campaignIds].sort((a, b) => a - b)) await lockCampaign(client, id);
}

/** Serialises the numbering of a map version's value sets. */
export async function lockMapVersion(client: PoolClient, mapVersionId: number): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1, $2)", [MAP_VERSION, mapVersionId]);
}

/** Marks an import as alive until the connection ends, however that happens; several may mark the same one. */
export async function lockImport(client: PoolClient, importId: number): Promise<void> {
  await client.query("SELECT pg_advisory_lock_shared($1, $2)", [IMPORT, importId]);
}

/** Takes the connection's mark off an import. */
export async function unlockImport(client: PoolClient, importId: number): Promise<void> {
  await client.query("SELECT pg_advisory_unlock_shared($1, $2)", [IMPORT, importId]);
}

/**
 * Takes the right to give the project another map version, which one connection has at a time and keeps
 * until it ends, however that happens; false where another has it.
 */
export async function tryLockRebucketing(client: PoolClient, projectId: number): Promise<boolean> {
  const { rows } = await client.query<{ is_taken: boolean }>(
    "SELECT pg_try_advisory_lock($1, $2) AS is_taken",
    [REBUCKETING, projectId],
  );
  return rows[0]!.is_taken;
}

/** SQL that is true of an import that is marked as alive; `id` is the SQL of its number. */
export function isImportAlive(id: string): string {
  return isHeld(IMPORT, id);
}

/** SQL that is true while some connection re-buckets a project; `projectId` is the SQL of its number. */
export function isRebucketed(projectId: string): string {
  return isHeld(REBUCKETING, projectId);
}

function isHeld(kind: number, id: string): string {
  return `EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND classid = ${kind}
            AND objid = ${id}::oid AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
}
