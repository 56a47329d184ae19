import type { Pool, PoolClient } from "pg";
import type { ReceivedFile } from "./record-import";

/**
 * Notes a file that an import has received, in the place of an earlier one on the same path. Returns how
 * much has been received by now, or null where the import receives nothing any more. The import keeps
 * receiving until the transaction ends.
 */
export async function setReceivedFile(
  client: PoolClient,
  importId: number,
  file: ReceivedFile,
): Promise<{ files: number; bytes: number } | null> {
  const { rows } = await client.query<{ files: number; bytes: number }>(
    `UPDATE import SET paths = $2::jsonb || coalesce(
       (SELECT jsonb_agg(other) FROM jsonb_array_elements(paths) AS other WHERE other ->> 'path' <> $3), '[]')
     WHERE id = $1 AND state = 'receiving'
     RETURNING jsonb_array_length(paths) AS files,
       (SELECT sum((received ->> 'bytes')::bigint)::bigint FROM jsonb_array_elements(paths) AS received) AS bytes`,
    [importId, JSON.stringify([file]), file.path],
  );
  return rows[0] ?? null;
}

/** Leads an import's kept files to the folder they were moved to. */
export async function moveReceivedFiles(
  pool: Pool,
  importId: number,
  files: readonly ReceivedFile[],
): Promise<void> {
  await pool.query("UPDATE import SET paths = $2 WHERE id = $1", [importId, JSON.stringify(files)]);
}
