import { mkdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Pool } from "pg";
import { formatBytes } from "@/lib/format/bytes";
import { listLogFiles } from "@/lib/import/list-log-files";
import {
  buildTranscriptWindows,
  parseTranscriptWindow,
  type StoredWindow,
} from "@/lib/import/loader/transcript-windows";
import { listTexts } from "@/lib/import/message-text";
import { importLogs } from "@/lib/services/imports/import-logs";
import { verify } from "@/lib/services/maps/verify";
import type { BenchServer } from "./bench-server";
import { writeBranchedRecords } from "./branched-records";
import type { Figure } from "./figure";

export type StoredSizeBench = { folders: readonly string[]; runs: number };

/** The database may take this many times the bytes of the log files. */
const MOST_OF_FILES = 1.5;
/** What the generated log may take of its room without sharing. */
const MOST_OF_UNSHARED = 0.5;

type Sizes = { files: number; stored: number; unshared: number };

/** What logs take in the database, against their files and against the same without shared messages. */
export async function benchStoredSize(
  server: BenchServer,
  { folders, runs }: StoredSizeBench,
  say: (line: string) => void,
): Promise<Figure[]> {
  const measure = async (folder: string) => {
    const sizes = await measureFolder(server, folder);
    const ratio = (part: number, whole: number) => (part / whole).toFixed(2);
    say(
      `${basename(folder)}: ${formatBytes(sizes.files)} of files, ${formatBytes(sizes.stored)} stored` +
        ` (${ratio(sizes.stored, sizes.files)} of the files, ${ratio(sizes.stored, sizes.unshared)} of ${formatBytes(sizes.unshared)} without sharing)`,
    );
    return sizes;
  };
  if (folders.length === 0) {
    const folder = join(server.directory, "branched");
    await mkdir(folder);
    await writeBranchedRecords(join(folder, "runs.jsonl"), runs);
    const { stored, unshared } = await measure(folder);
    const bar = { kind: "bytes", most: Math.round(MOST_OF_UNSHARED * unshared) } as const;
    return [{ name: "branched runs with long system prompts", amount: stored, bar }];
  }
  let [files, stored] = [0, 0];
  for (const folder of folders) {
    const sizes = await measure(folder);
    files += sizes.files;
    stored += sizes.stored;
  }
  const bar = { kind: "bytes", most: Math.round(MOST_OF_FILES * files) } as const;
  return [{ name: "all folders, against their files", amount: stored, bar }];
}

async function measureFolder(server: BenchServer, folder: string): Promise<Sizes> {
  const db = await server.createDatabase("stored");
  try {
    const emptyBytes = await countBytes(db.pool);
    const target = { project: "bench", campaign: "main", kind: "eval", map: null, dryRun: false } as const;
    const imported = await importLogs(db, { ...target, files: [folder], format: null });
    if (!imported.ok) throw new Error(imported.error.message);
    const read = new Set(imported.value.files.map(({ file }) => file));
    const verified = await verify(db, { project: null, reclassify: false });
    if (!verified.ok || !verified.value.ok) throw new Error("the import does not agree with itself");
    const stored = (await countBytes(db.pool)) - emptyBytes;
    await unshareMessages(db.pool);
    return {
      files: await countFileBytes(folder, read),
      stored,
      unshared: (await countBytes(db.pool)) - emptyBytes,
    };
  } finally {
    await db.close();
    await server.dropDatabase("stored");
  }
}

/** Bytes of all tables, with their indexes. */
async function countBytes(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    `SELECT sum(pg_total_relation_size(c.oid))::bigint AS bytes
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
  );
  return rows[0]!.bytes;
}

/** Bytes of the files of a folder that were read as logs. */
async function countFileBytes(folder: string, read: ReadonlySet<string>): Promise<number> {
  const listed = await listLogFiles(folder);
  if (!listed.ok) throw new Error(listed.error.message);
  let bytes = 0;
  for (const { name, path } of listed.value.files) if (read.has(name)) bytes += (await stat(path)).size;
  return bytes;
}

/** Puts every shared message back where it is referred to, and takes up no more room than that needs. */
async function unshareMessages(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ place: string; body: Buffer; bodies: Buffer[] }>(
    `SELECT w.ctid::text AS place, w.body, (
       SELECT array_agg(m.body ORDER BY n) FROM unnest(w.shared) WITH ORDINALITY AS each (id, n)
       JOIN shared_message m USING (id)) AS bodies
     FROM transcript_window w WHERE w.shared <> '{}'`,
  );
  for (const { place, body, bodies } of rows) {
    const window: StoredWindow = { body, shared: bodies.map((one) => ({ body: one })) };
    const [whole] = [...buildTranscriptWindows(0, listTexts(parseTranscriptWindow(window)))];
    await pool.query("UPDATE transcript_window SET body = $2, shared = '{}' WHERE ctid = $1::tid", [
      place,
      await whole!.body,
    ]);
  }
  await pool.query("TRUNCATE shared_message");
  await pool.query("VACUUM FULL transcript_window");
}
