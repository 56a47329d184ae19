import { formatCanonicalJson } from "@/lib/import/canonical-json";
import { compiledRunRecordSchema } from "@/lib/import/compiled-run-record";
import { measureContent } from "@/lib/import/content-hash";
import { detectLogs } from "@/lib/import/detect-logs";
import { listLogFiles } from "@/lib/import/list-log-files";
import { checkLimits, prepareRun, RecordRefusal } from "@/lib/import/loader/prepare-run";
import { type LogItem, readLog } from "@/lib/import/read-log";
import type { ReadOptions } from "@/lib/import/reader";
import type { ReadRecord } from "@/lib/import/run-record";
import { findUnstorable } from "./find-unstorable";

/** Messages are shown in tables and terminals. */
const MAX_TOLD_CHARACTERS = 10_000;

/** What a reading is not. */
export class Unsound extends Error {}

function checkText(what: string, text: string | null, fewest = 0): void {
  if (text === null) return;
  if (text.length < fewest) throw new Unsound(`${what} is empty`);
  if (text.length > MAX_TOLD_CHARACTERS) throw new Unsound(`${what} has ${text.length} characters`);
}

async function checkRecord(record: ReadRecord): Promise<void> {
  const held = {
    ...record,
    messages: [...record.messages],
    branches: record.branches.map((branch) => ({ ...branch, messages: [...branch.messages] })),
  };
  const checked = compiledRunRecordSchema.safeParse(held);
  if (!checked.success) throw new Unsound(`no run record: ${checked.error.message}`);
  if (formatCanonicalJson(checked.data) !== formatCanonicalJson(held)) {
    throw new Unsound("a run record with fields that none has, or without those that all have");
  }
  const unstorable = findUnstorable(held);
  if (unstorable !== null) throw new Unsound(`what cannot be stored: ${unstorable}`);
  try {
    checkLimits(record);
    for (const { body } of prepareRun(record).windows) {
      if ((await body).length === 0) throw new Unsound("an empty window");
    }
  } catch (error) {
    // What a reader may give and the database cannot hold is set aside with a reason.
    if (!(error instanceof RecordRefusal)) throw error;
  }
}

/** An item as text that is the same for the same item, once it has been found sound. */
async function checkItem(item: LogItem): Promise<string> {
  if ("entry" in item) checkText("an entry", item.entry);
  switch (item.kind) {
    case "record": {
      const { record, entry, release } = item;
      try {
        const { hash, record: packed } = measureContent(record);
        await checkRecord(packed);
        return `record ${entry} ${record.id} ${record.attempt} ${hash.toString("hex")}`;
      } finally {
        release?.();
      }
    }
    case "skipped":
      checkText("a reason", item.reason, 1);
      return JSON.stringify(item);
    case "part":
      return JSON.stringify(item);
    default:
      checkText("a message", item.message, 1);
      if (item.kind === "set_aside") checkText("a path", item.path);
      return JSON.stringify(
        item.kind === "set_aside" ? { ...item, line: item.line?.toString("latin1") } : item,
      );
  }
}

/**
 * Reads every log of a folder and checks what comes of it: all files are accounted for, records are valid
 * and can be stored, and what cannot be read has a reason. The answer holds the items as texts.
 *
 * @throws Unsound where that is not so.
 */
export async function checkFolder(folder: string, options: ReadOptions): Promise<string[]> {
  const listed = await listLogFiles(folder);
  if (!listed.ok) throw new Unsound(listed.error.message);
  const { logs, skipped } = await detectLogs(listed.value.files, null);
  const unnamed = new Set(listed.value.files.map(({ name }) => name));
  const found: string[] = [];
  const take = async (item: LogItem) => {
    if (item.kind === "part" || item.kind === "skipped") unnamed.delete(item.file);
    found.push(await checkItem(item));
  };
  for (const { file, reason } of skipped) await take({ kind: "skipped", file, reason });
  for (const log of logs) for await (const item of readLog(log, options)) await take(item);
  if (unnamed.size > 0) throw new Unsound(`neither read nor skipped: ${[...unnamed].join(", ")}`);
  return found;
}
