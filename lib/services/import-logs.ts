import { stat } from "node:fs/promises";
import type { Database } from "@/lib/db/database";
import { getEnvironment } from "@/lib/env";
import { detectFormat } from "@/lib/import/detect-format";
import { listLogFiles } from "@/lib/import/list-log-files";
import { readLog } from "@/lib/import/read-log";
import type { FormatName, LogFile } from "@/lib/import/reader";
import { type Result, success } from "@/lib/result";
import { type ImportItem, importRecords } from "./import-records";
import type { ImportTarget } from "./import-sink";
import type { ImportSummary } from "./import-tally";

export type { ImportSummary } from "./import-tally";

export type ImportProgress = {
  /** The file that is being read. */
  file: string;
  files: number;
  filesDone: number;
  records: number;
  bytes: number;
  totalBytes: number;
  elapsedMs: number;
};

export type ImportLogsRequest = ImportTarget & {
  /** Log files, or folders that are walked. */
  files: string[];
  /** Read every file as this format instead of what its content shows. */
  format: FormatName | null;
  dryRun: boolean;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
};

const PROGRESS_INTERVAL_MS = 100;

type Listed = { files: (LogFile & { byteCount: number })[]; skipped: ImportItem[] };

async function listFiles(paths: readonly string[]): Promise<Listed> {
  const found: Listed = { files: [], skipped: [] };
  for (const path of paths) {
    const listed = await listLogFiles(path);
    if (!listed.ok) {
      found.skipped.push({ kind: "skipped", file: path, reason: listed.error.message });
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
  { format, signal }: ImportLogsRequest,
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

async function* readFiles(request: ImportLogsRequest): AsyncGenerator<ImportItem> {
  const { onProgress, signal } = request;
  const startedMs = performance.now();
  const { files, skipped } = await listFiles(request.files);
  yield* skipped;
  const totalBytes = files.reduce((sum, { byteCount }) => sum + byteCount, 0);
  let bytes = 0;
  let records = 0;
  let reportedMs = 0;
  const report = (file: string, filesDone: number) => {
    const elapsedMs = performance.now() - startedMs;
    if (elapsedMs - reportedMs < PROGRESS_INTERVAL_MS && filesDone < files.length) return;
    reportedMs = elapsedMs;
    onProgress?.({ file, files: files.length, filesDone, records, bytes, totalBytes, elapsedMs });
  };
  for (const [filesDone, file] of files.entries()) {
    if (signal?.aborted) {
      yield { kind: "skipped", file: file.name, reason: "interrupted before it was read" };
      continue;
    }
    const onBytes = (byteCount: number) => {
      bytes += byteCount;
      report(file.name, filesDone);
    };
    for await (const item of readFile(file, request, onBytes)) {
      if (item.kind === "record") records++;
      yield item;
      report(file.name, filesDone);
    }
    report(file.name, filesDone + 1);
  }
}

/**
 * Imports log files into a campaign. Files that are no logs are skipped with a reason; an aborted
 * `signal` ends the import with what was read so far.
 */
export function importLogs(db: Database, request: ImportLogsRequest): Promise<Result<ImportSummary>> {
  const { project, campaign, kind, map, dryRun } = request;
  return importRecords(db, { project, campaign, kind, map, dryRun, items: readFiles(request) });
}
