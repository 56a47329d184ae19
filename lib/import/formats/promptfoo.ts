import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { formatCanonicalJson } from "@/lib/import/canonical-json";
import { describeFileError } from "@/lib/import/describe-file-error";
import { isJsonObject, type JsonObject } from "@/lib/import/json-object";
import { outlineJson } from "@/lib/import/outline-json";
import { parseJson, withoutByteOrderMark } from "@/lib/import/parse-json";
import { readHead } from "@/lib/import/read-head";
import { type LineTaker, readLines } from "@/lib/import/read-lines";
import type { FileReader, LogFile, ReadItem, ReadOptions } from "@/lib/import/reader";
import { sanitise } from "@/lib/import/sanitise";
import { DEFAULT_MAX_ENTRY_BYTES, describeExcess } from "@/lib/import/size-limit";
import { JsonFault, streamJson } from "@/lib/import/stream-json";
import { createOccurrences } from "./occurrences";
import { buildPromptfooItem, type PromptfooEval } from "./promptfoo-record";

const HEAD_BYTES = 2 ** 20;

const HEADER_PATHS = ["$.evalId", "$.results.timestamp", "$.results.stats", "$.results.table.head.prompts"];
const RESULT_PATHS = ["$.results.results.*", "$.results.stats"];

const TOTALS = ["successes", "failures", "errors"];

/** How many results an export says it has; 0 where it says nothing. */
function sumTotals(stats: unknown): number {
  const counts = isJsonObject(stats) ? TOTALS.map((name) => stats[name]) : [];
  return counts.reduce<number>((sum, count) => sum + (typeof count === "number" ? count : 0), 0);
}

/** Rows of `-o out.jsonl`, each with its own place among tests and prompts. */
async function isRowsFile(path: string): Promise<boolean> {
  return outlineJson(withoutByteOrderMark(await readHead(path, HEAD_BYTES))).keys.has("promptIdx");
}

/**
 * What the rows share, in a pass of its own, since the order of keys varies; today's exports show it in
 * their first bytes. The first writers gave an evaluation no id: its totals and times stand for it.
 */
async function readEval(path: string, options: ReadOptions): Promise<PromptfooEval> {
  const header: JsonObject = {};
  for await (const { key, value } of streamJson(path, HEADER_PATHS, options)) {
    header[key] = sanitise(value);
    if (typeof header.evalId === "string" && header.timestamp !== undefined) break;
  }
  const { evalId, timestamp, stats, prompts } = header;
  const totals = hash("sha256", formatCanonicalJson({ timestamp, stats, prompts }), "hex").slice(0, 24);
  return {
    id: typeof evalId === "string" && evalId !== "" ? evalId : totals,
    startedAt: typeof timestamp === "string" ? timestamp : undefined,
    count: createOccurrences(),
  };
}

async function* readExport(file: LogFile, options: ReadOptions): AsyncGenerator<ReadItem> {
  let evaluation: PromptfooEval;
  try {
    evaluation = await readEval(file.path, { ...options, onBytes: undefined });
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    // Under another id the same rows would count again once the file is whole.
    yield { kind: "refused", message: error.message };
    return;
  }
  let count = 0;
  let stated = 0;
  try {
    for await (const { key, value } of streamJson(file.path, RESULT_PATHS, options)) {
      if (key === "stats") {
        stated = sumTotals(value);
        continue;
      }
      yield buildPromptfooItem(value, evaluation, file.name, `results[${count}]`);
      count++;
    }
    if (stated > count && count > 0) {
      yield { kind: "warning", message: `its totals are of ${stated} results, and ${count} are there` };
    }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    yield { kind: "partial", entry: `results[${count}]`, message: error.message };
  }
  if (count === 0) yield { kind: "warning", message: "a promptfoo export without results" };
}

async function* readRows(file: LogFile, options: ReadOptions): AsyncGenerator<ReadItem> {
  const heldBytes = options.maxEntryBytes ?? DEFAULT_MAX_ENTRY_BYTES;
  const evaluation: PromptfooEval = { id: null, startedAt: undefined, count: createOccurrences() };
  const taker: LineTaker<ReadItem> = {
    heldBytes,
    takeHeld(line, entry) {
      const row = parseJson(line);
      if (row.ok) return buildPromptfooItem(row.value, evaluation, file.name, entry);
      return { kind: "set_aside", entry, path: null, message: row.error.message };
    },
    openLong() {
      throw new JsonFault(describeExcess("longer than", heldBytes));
    },
  };
  yield* readLines(createReadStream(file.path, { signal: options.signal }), taker, options);
}

/** promptfoo's results: its export as JSON, of version 2 or 3, or its rows as JSON lines. */
export const readPromptfoo: FileReader = async function* (file, options) {
  try {
    yield* (await isRowsFile(file.path)) ? readRows(file, options) : readExport(file, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    yield { kind: "refused", message: `cannot be read: ${describeFileError(error)}` };
  }
};
