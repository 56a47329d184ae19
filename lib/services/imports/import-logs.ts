import { stat } from "node:fs/promises";
import type { Database } from "@/lib/db/database";
import { getEnvironment } from "@/lib/env";
import { detectLogs } from "@/lib/import/detect-logs";
import { listNamedFiles } from "@/lib/import/list-named-files";
import { readLog } from "@/lib/import/read-log";
import type { FormatName, Log, LogFile } from "@/lib/import/reader";
import type { Result } from "@/lib/result";
import type { ImportProgress, Reading } from "./import-progress";
import { type ImportItem, importRecords } from "./import-records";
import type { ImportTarget } from "./import-sink";
import type { ImportSummary } from "./import-tally";

export type { ImportProgress } from "./import-progress";
export type { ImportSummary } from "./import-tally";

export type ImportLogsRequest = ImportTarget & {
  /** Log files, or folders that are walked; or a file with a name of its own. */
  files: readonly (string | LogFile)[];
  /** Names of the files whose logs are read; the others only show what belongs together. All unless given. */
  only?: ReadonlySet<string>;
  /** Read every file as this format instead of what its content shows. */
  format: FormatName | null;
  dryRun: boolean;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
};

const PROGRESS_INTERVAL_MS = 100;

async function getByteCount({ path }: LogFile): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

const NOT_READ = "interrupted before it was read";

/** Items of one log; where it is interrupted, each of its files is told as read in part or not at all. */
async function* readItems(
  log: Log,
  signal: AbortSignal,
  onBytes: (byteCount: number) => void,
): AsyncGenerator<ImportItem> {
  const unread = new Set(log.files.map(({ name }) => name));
  try {
    const { maxEntryBytes } = getEnvironment();
    for await (const item of readLog(log, { signal, maxEntryBytes, onBytes })) {
      if (item.kind === "part" || item.kind === "skipped") unread.delete(item.file);
      yield item.kind === "part" ? { kind: "file", file: item.file, format: log.format } : item;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    if (unread.size < log.files.length) {
      yield { kind: "partial", entry: null, message: "interrupted; import it again for the rest" };
    }
    for (const file of unread) yield { kind: "skipped", file, reason: NOT_READ };
  }
}

type WatchedReading = Reading & { items: AsyncGenerator<ImportItem> };

/** Reads the files of a request; the reading can be watched and cut short. */
function readFiles(request: ImportLogsRequest): WatchedReading {
  const { onProgress } = request;
  const cancellation = new AbortController();
  const signal = AbortSignal.any([cancellation.signal, ...(request.signal ? [request.signal] : [])]);
  const startedMs = performance.now();
  const progress = { file: "", files: 0, filesDone: 0, records: 0, bytes: 0, totalBytes: 0 };
  const getProgress = () => ({ ...progress, elapsedMs: performance.now() - startedMs });
  let reportedMs = 0;
  const report = () => {
    const now = getProgress();
    const isLast = progress.filesDone === progress.files;
    if (now.elapsedMs - reportedMs < PROGRESS_INTERVAL_MS && !isLast) return;
    reportedMs = now.elapsedMs;
    onProgress?.(now);
  };
  const onBytes = (byteCount: number) => {
    progress.bytes += byteCount;
    report();
  };
  async function* read(): AsyncGenerator<ImportItem> {
    const named = await listNamedFiles(request.files);
    const sizes = new Map<string, number>();
    for (const file of named.files) sizes.set(file.name, await getByteCount(file));
    progress.files = named.files.length;
    const { logs, skipped } = await detectLogs(named.files, request.format, signal);
    const isWanted = (file: string) => request.only === undefined || request.only.has(file);
    for (const file of [...named.skipped, ...skipped]) {
      if (isWanted(file.file)) yield { kind: "skipped", ...file };
    }
    progress.filesDone = skipped.length;
    // What is no log is not read: the time left is that of the logs.
    progress.totalBytes = logs
      .flatMap(({ files }) => files)
      .reduce((sum, { name }) => sum + (sizes.get(name) ?? 0), 0);
    for (const log of logs) {
      if (!log.files.some(({ name }) => isWanted(name))) {
        progress.filesDone += log.files.length;
        continue;
      }
      if (signal.aborted) {
        for (const { name } of log.files) yield { kind: "skipped", file: name, reason: NOT_READ };
        continue;
      }
      for await (const item of readItems(log, signal, onBytes)) {
        if (item.kind === "file") progress.file = item.file;
        if (item.kind === "record") progress.records++;
        yield item.kind === "file" ? { ...item, bytes: sizes.get(item.file) } : item;
        report();
      }
      progress.filesDone += log.files.length;
      report();
    }
  }
  return { items: read(), getProgress, signal, cancel: () => cancellation.abort() };
}

/**
 * Imports log files into a campaign. Files that are no logs are skipped with a reason; an aborted
 * `signal` ends the import with what was read so far.
 */
export function importLogs(db: Database, request: ImportLogsRequest): Promise<Result<ImportSummary>> {
  const { project, campaign, kind, map, origin, dryRun } = request;
  const { items, ...reading } = readFiles(request);
  return importRecords(db, { project, campaign, kind, map, origin, dryRun, items, reading });
}
