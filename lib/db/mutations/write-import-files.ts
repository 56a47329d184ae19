import type { Pool, PoolClient } from "pg";
import type { ImportFileView } from "@/lib/import/import-view";
import { sanitise } from "@/lib/import/sanitise";

/** Notes what an import has found in some of its files so far. */
export async function writeImportFiles(
  client: Pool | PoolClient,
  importId: number,
  files: readonly ImportFileView[],
): Promise<void> {
  if (files.length === 0) return;
  await client.query(
    `INSERT INTO import_file (import_id, position, file, format, bytes, new, unchanged, replaced, messages,
                              set_aside, partial, is_foreign)
     SELECT $1, f.* FROM unnest($2::int[], $3::text[], $4::text[], $5::bigint[], $6::int[], $7::int[], $8::int[],
                                $9::bigint[], $10::int[], $11::boolean[], $12::boolean[]) AS f
     ON CONFLICT (import_id, position) DO UPDATE SET new = EXCLUDED.new, unchanged = EXCLUDED.unchanged,
       replaced = EXCLUDED.replaced, messages = EXCLUDED.messages, set_aside = EXCLUDED.set_aside,
       partial = EXCLUDED.partial`,
    [
      importId,
      files.map(({ position }) => position),
      files.map(({ file }) => sanitise(file)),
      files.map(({ format }) => format),
      files.map(({ bytes }) => bytes),
      files.map((file) => file.new),
      files.map(({ unchanged }) => unchanged),
      files.map(({ replaced }) => replaced),
      files.map(({ messages }) => messages),
      files.map(({ set_aside }) => set_aside),
      files.map(({ partial }) => partial),
      files.map(({ foreign }) => foreign),
    ],
  );
}
