import { stat } from "node:fs/promises";
import type { Database } from "@/lib/db/database";
import { getEnvironment } from "@/lib/env";
import { detectFormat } from "@/lib/import/detect-format";
import { listLogFiles } from "@/lib/import/list-log-files";
import { readLog } from "@/lib/import/read-log";
import type { FormatName, LogFile } from "@/lib/import/reader";
import { type Result, success } from "@/lib/result";
import type { ImportProgress, Reading } from "./import-progress";
import { type ImportItem, importRecords } from "./import-records";
import type { ImportTarget } from "./import-sink";
import type { ImportSummary } from "./import-tally";

export type { ImportProgress } from "./import-progress";
export type { ImportSummary } from "./import-tally";

export type ImportLogsRequest = ImportTarget & {
  /** Log files, or folders that are walked; or a file with a name of its own. */
  files: readonly (string | LogFile)[];
  /** Read every file as this format instead of what its content shows. */
  format: FormatName | null;
  dryRun: boolean;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
};

const PROGRESS_INTERVAL_MS = 100;

type Listed = { files: (LogFile & { byteCount: number })[]; skipped: ImportItem[] };

async function listFiles(paths: ImportLogsRequest["files"]): Promise<Listed> {
  const found: Listed = { files: [], skipped: [] };
  for (const path of paths) {
    const listed =
      typeof path === "string" ? await listLogFiles(path) : success({ files: [path], skipped: [] });
    if (!listed.ok) {
      found.skipped.push({ kind: "skipped", file: String(path), reason: listed.error.message });
      continue;
    }
    for (const skipped of listed.value.skipped) found.skipped.push({ kind: "skipped", ...skipped });
    for (const file of listed.value.files) {
      const status = await stat(file.path).catch(() => null);
      found.files.push({ ...file, byteCount: status?.size ?? 0 });
    }
  }
  return found;
}

/** Items of one file; an interrupted one is marked as read in part. */
async function* readFile(
  file: LogFile,
  { format, signal }: Pick<ImportLogsRequest, "format" | "signal">,
  onBytes: (byteCount: number) => void,
): AsyncGenerator<ImportItem> {
  const detected = format === null ? await detectFormat(file.path) : success(format);
  if (!detected.ok) {
    yield { kind: "skipped", file: file.name, reason: detected.error.message };
    return;
  }
  let isNamed = false;
  try {
    const { maxEntryBytes } = getEnvironment();
    for await (const item of readLog(file, { format: detected.value, signal, maxEntryBytes, onBytes })) {
      if (item.kind === "refused") {
        yield { kind: "skipped", file: file.name, reason: item.message };
        return;
      }
      if (!isNamed) yield { kind: "file", file: file.name, format: detected.value };
      isNamed = true;
      yield item;
    }
    if (!isNamed) yield { kind: "file", file: file.name, format: detected.value };
  } catch (error) {
    if (!signal?.aborted) throw error;
    if (isNamed) yield { kind: "partial", entry: null, message: "interrupted; import it again for the rest" };
    else yield { kind: "skipped", file: file.name, reason: "interrupted before it was read" };
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
    const { files, skipped } = await listFiles(request.files);
    yield* skipped;
    progress.files = files.length;
    progress.totalBytes = files.reduce((sum, { byteCount }) => sum + byteCount, 0);
    for (const file of files) {
      progress.file = file.name;
      if (signal.aborted) {
        yield { kind: "skipped", file: file.name, reason: "interrupted before it was read" };
        continue;
      }
      for await (const item of readFile(file, { format: request.format, signal }, onBytes)) {
        if (item.kind === "record") progress.records++;
        yield item;
        report();
      }
      progress.filesDone++;
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
