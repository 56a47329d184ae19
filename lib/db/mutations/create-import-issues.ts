import type { Pool, PoolClient } from "pg";
import type { ImportIssueView } from "@/lib/import/import-view";

/** Notes what an import did not store, and why. */
export async function createImportIssues(
  client: Pool | PoolClient,
  importId: number,
  issues: readonly ImportIssueView[],
): Promise<void> {
  if (issues.length === 0) return;
  await client.query(
    `INSERT INTO import_issue (import_id, kind, file, entry, path, message)
     SELECT $1, kind, file, entry, path, message
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       WITH ORDINALITY AS issue (kind, file, entry, path, message, position) ORDER BY position`,
    [
      importId,
      issues.map(({ kind }) => kind),
      issues.map(({ file }) => file),
      issues.map(({ entry }) => entry),
      issues.map(({ path }) => path),
      issues.map(({ message }) => message),
    ],
  );
}
