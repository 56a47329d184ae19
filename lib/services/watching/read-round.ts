import type { Database } from "@/lib/db/database";
import { forgetImport } from "@/lib/db/mutations/forget-import";
import { writeWatchedFiles } from "@/lib/db/mutations/write-watched-files";
import { listWatchedFiles } from "@/lib/db/queries/list-watched-files";
import { followGrowth, type Growth } from "@/lib/import/growth";
import type { FormatName, LogFile } from "@/lib/import/reader";
import { type Result, success } from "@/lib/result";
import { type ImportLogsRequest, type ImportSummary, importLogs } from "../imports/import-logs";
import type { KnownFile, SeenFile } from "./decide-reading";

/** Where a folder is read into, and how. */
export type WatchTarget = Pick<ImportLogsRequest, "project" | "campaign" | "kind" | "format"> & {
  /** Absolute path of the folder. */
  folder: string;
};

/** What is known of the folder's files from earlier watching. */
export async function listKnownFiles(db: Database, target: WatchTarget): Promise<KnownFile[]> {
  const rows = await listWatchedFiles(db.pool, target);
  return rows.map(({ modified_ns, ...row }) => ({ ...row, modifiedNs: BigInt(modified_ns) }));
}

type RoundRequest = WatchTarget &
  Pick<ImportLogsRequest, "map" | "signal" | "onProgress"> & {
    /** The files that have changed. */
    due: readonly SeenFile[];
    /** These, and the files they may be one log with. */
    files: readonly SeenFile[];
    known: ReadonlyMap<string, KnownFile>;
  };

/** A file to read, from where it was read to before if it has only grown. */
async function toLogFile(
  { path, name, isWalked, bytes }: SeenFile,
  known: KnownFile | undefined,
): Promise<LogFile> {
  const place = known && known.bytes < bytes ? known.place : null;
  // What cannot be opened is told by its reader.
  const growth = await followGrowth(path, place).catch(() => undefined);
  return { path, name, isWalked, growth };
}

/** Whether an import left everything as it was and has nothing to tell but what is still being written. */
function isIdle({ files, set_aside, skipped, ...summary }: ImportSummary): boolean {
  const unfinished = new Set(files.filter(({ partial }) => partial).map(({ file }) => file));
  const hasFault =
    skipped.some(({ foreign }) => !foreign) || set_aside.some(({ file }) => !unfinished.has(file));
  return summary.new + summary.replaced === 0 && !hasFault && summary.state === "done";
}

export type Round = { summary: ImportSummary; read: KnownFile[] };

/**
 * Reads changed files as one import, and notes how they were when they were read. An import that changed
 * nothing is not kept.
 */
export async function readRound(db: Database, request: RoundRequest): Promise<Result<Round>> {
  const { due, files, known, folder, ...target } = request;
  const logFiles = await Promise.all(files.map((file) => toLogFile(file, known.get(file.name))));
  const imported = await importLogs(db, {
    ...target,
    files: logFiles,
    only: new Set(due.map(({ name }) => name)),
    origin: { source: "watch", format: target.format, paths: [folder] },
    dryRun: false,
  });
  if (!imported.ok) return imported;
  const summary = imported.value;
  const formats = new Map(summary.files.map(({ file, format }) => [file, format as FormatName]));
  const growths = new Map<string, Growth | undefined>(logFiles.map(({ name, growth }) => [name, growth]));
  const read = due.map(({ name, bytes, modifiedNs }): KnownFile => {
    const format = formats.get(name) ?? null;
    const place = (format === "jsonl" && growths.get(name)?.getPlace()) || null;
    return { file: name, bytes, modifiedNs, format, place };
  });
  // What was cut short is read again after a restart.
  if (summary.state === "done") {
    const rows = read.map(({ modifiedNs, ...file }) => ({ ...file, modified_ns: String(modifiedNs) }));
    await writeWatchedFiles(db.pool, request, rows);
  }
  if (summary.import !== null && isIdle(summary)) {
    await forgetImport(db.pool, summary.import);
    return success({ summary: { ...summary, import: null }, read });
  }
  return success({ summary, read });
}
