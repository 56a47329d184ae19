import type { Database } from "@/lib/db/database";
import { noteImportProgress } from "@/lib/db/mutations/record-import";
import type { ImportTally } from "./import-tally";

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

/** The reading of files while it goes on: how far it has come, and a way to end it. */
export type Reading = {
  getProgress: () => ImportProgress;
  cancel: () => void;
  /** Aborted by `cancel`, or by whoever waits for the import. */
  signal: AbortSignal;
};

const NOTE_INTERVAL_MS = 500;

/**
 * Notes an import's progress in the database now and then, beside the import itself, and cancels the
 * reading once somebody has asked for that there, whatever process they asked from.
 */
export function followReading(db: Database, importId: number, reading: Reading, tally: ImportTally) {
  let noting: Promise<void> | null = null;
  const note = async () => {
    const { filesDone, totalBytes, elapsedMs, ...progress } = reading.getProgress();
    const issues = tally.countIssues();
    const isCancelRequested = await noteImportProgress(db.pool, importId, {
      ...progress,
      files_done: filesDone,
      total_bytes: totalBytes,
      elapsed_ms: Math.round(elapsedMs),
      ...issues,
    });
    if (isCancelRequested) reading.cancel();
  };
  const start = () => {
    // The import itself meets whatever is wrong with the database, and tells it.
    noting ??= note()
      .catch(() => undefined)
      .finally(() => {
        noting = null;
      });
    return noting;
  };
  const timer = setInterval(start, NOTE_INTERVAL_MS);
  void start();
  return {
    /** Notes the last state, and ends. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await noting;
      await start();
    },
  };
}
