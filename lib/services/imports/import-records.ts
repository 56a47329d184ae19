import { setImmediate } from "node:timers/promises";
import { type Database, explainDatabaseFault } from "@/lib/db/database";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { formatCount } from "@/lib/format/number";
import { measureContent } from "@/lib/import/content-hash";
import { createBatchGauge } from "@/lib/import/loader/batch-gauge";
import type { LogItem } from "@/lib/import/read-log";
import { SpoolFault } from "@/lib/import/spool";
import type { Result } from "@/lib/result";
import { checkSlug } from "../projects/check-slug";
import type { ImportedFile } from "./file-tally";
import type { Reading } from "./import-progress";
import type { ImportSink, ImportTarget } from "./import-sink";
import type { ImportSummary } from "./import-tally";
import type { ReadRun } from "./importer";
import { openDryRun } from "./open-dry-run";
import { openImport } from "./open-import";
import type { Pause } from "./with-pauses";

/** What is imported: records and faults, each belonging to the file named before it, if any. */
export type ImportItem =
  | { kind: "file"; file: string; format: string; bytes?: number }
  | Pause
  | Exclude<LogItem, { kind: "part" }>;

export type ImportRecordsRequest = ImportTarget & {
  items: AsyncIterable<ImportItem> | Iterable<ImportItem>;
  /** Read and classify everything, store nothing. */
  dryRun: boolean;
  /** The reading that gives `items`, where it can be watched and cut short. */
  reading?: Reading;
  /** What is to be warned of once every result has been told. */
  listWarnings?: () => ImportSummary["warnings"];
};

// Reading keeps the thread busy: without a pause now and then, no answer of the database would be heard.
const RECORDS_PER_TURN = 16;
// A log of nothing but faults fills no batch.
const ISSUES_PER_BATCH = 1000;

type Opened = { hasContent: boolean; items: AsyncIterable<ImportItem> };

/** Reads up to the first item that is more than a skipped file; `items` has all of them still. */
async function peek(items: ImportRecordsRequest["items"]): Promise<Opened> {
  const iterator = (async function* () {
    yield* items;
  })();
  const skipped: ImportItem[] = [];
  let next = await iterator.next();
  for (; !next.done && next.value.kind === "skipped"; next = await iterator.next()) skipped.push(next.value);
  const first = next.done ? [] : [next.value];
  async function* chain(): AsyncGenerator<ImportItem> {
    yield* skipped;
    yield* first;
    yield* iterator;
  }
  return { hasContent: first.length > 0, items: chain() };
}

/** Reads items into batches; one batch is stored while the next one is read. */
async function drain(sink: ImportSink, items: Opened["items"]): Promise<void> {
  const gauge = createBatchGauge();
  let batch: ReadRun[] = [];
  let issues = 0;
  let storing: Promise<void> = Promise.resolve();
  let file: ImportedFile | null = null;
  const store = async () => {
    const storeBatch = sink.prepareBatch(batch);
    await storing;
    const stored = batch;
    storing = storeBatch().finally(() => release(stored));
    // Awaited before the next batch; until then a failure must not count as unhandled.
    storing.catch(() => undefined);
    batch = [];
    issues = 0;
    gauge.clear();
  };
  try {
    for await (const item of items) {
      switch (item.kind) {
        case "file":
          file = sink.tally.files.add(item.file, item.format, item.bytes ?? 0);
          break;
        case "skipped":
          sink.tally.skipFile(item);
          break;
        case "record": {
          const { entry, release } = item;
          const { hash, characterCount, record } = measureContent(item.record);
          batch.push({ record, hash: hash.toString("hex"), file, entry, release });
          gauge.add(characterCount);
          if (gauge.isFull()) await store();
          else if (batch.length % RECORDS_PER_TURN === 0) await setImmediate();
          break;
        }
        case "partial":
          if (file) sink.tally.files.markPartial(file);
          sink.tally.setAside(
            {
              file: file?.file ?? "",
              entry: item.entry,
              path: null,
              message: item.message,
            },
            file,
          );
          break;
        case "warning":
          sink.tally.warn({ file: item.file, message: item.message });
          break;
        case "set_aside": {
          const { entry, path, message, line = null } = item;
          const issue = { file: file?.file ?? "", entry, path, message };
          sink.tally.setAside(issue, file, { id: null, attempt: null, getText: () => line });
          break;
        }
        case "pause":
          if (batch.length + issues > 0) await store();
          await storing;
          continue;
      }
      if (item.kind !== "file" && item.kind !== "record" && ++issues >= ISSUES_PER_BATCH) await store();
    }
    if (batch.length > 0) await store();
  } finally {
    release(batch);
    await storing;
  }
}

function release(batch: readonly ReadRun[]): void {
  for (const run of batch) run.release?.();
}

/** Where the database or the disk failed in the middle: what is stored, and how to go on. Other errors stay as they are. */
async function explainInterruption(error: unknown, { tally }: ImportSink): Promise<unknown> {
  // A full folder of temporary files has a cause that would be taken for the database's.
  const reason = error instanceof SpoolFault ? `${error.message}.` : undefined;
  const fault = reason ?? (await explainDatabaseFault(error));
  if (fault === null) return error;
  const runs = formatCount(tally.countRuns());
  // The answer to the last batch may have been lost with the connection.
  const stored = `The import was cut short with at least ${runs} of its runs stored.`;
  const advice = `${stored} Import the same again for the rest.`;
  return new DatabaseUnavailableError(`${fault} ${advice}`, { cause: error, reason, advice });
}

/**
 * Imports run records into a campaign, which is created with its project where it is absent. Batches
 * of about 1,000 are stored one by one, each with its cells in one transaction; the same again changes
 * nothing. Where no file is readable nothing at all is stored, the project included.
 */
export async function importRecords(
  db: Database,
  { items, dryRun, reading, listWarnings, ...target }: ImportRecordsRequest,
): Promise<Result<ImportSummary>> {
  for (const slug of [checkSlug("project", target.project), checkSlug("campaign", target.campaign)]) {
    if (!slug.ok) return slug;
  }
  const opened = await peek(items);
  const isStored = !dryRun && opened.hasContent;
  const sink = isStored ? await openImport(db, target) : await openDryRun(db, target);
  if (!sink.ok) return sink;
  if (reading) sink.value.follow(reading);
  try {
    await drain(sink.value, opened.items);
    for (const warning of listWarnings?.() ?? []) sink.value.tally.warn(warning);
    return await sink.value.finish(!reading?.signal.aborted);
  } catch (error) {
    return await sink.value.fail(await explainInterruption(error, sink.value));
  } finally {
    await sink.value.close();
  }
}
