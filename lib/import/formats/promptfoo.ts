import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { formatCanonicalJson } from "@/lib/import/canonical-json";
import { describeFileError } from "@/lib/import/describe-file-error";
import type { JsonObject } from "@/lib/import/json-object";
import { outlineJson } from "@/lib/import/outline-json";
import { parseJson, withoutByteOrderMark } from "@/lib/import/parse-json";
import { readHead } from "@/lib/import/read-head";
import { readLines } from "@/lib/import/read-lines";
import type { FileReader, LogFile, ReadItem, ReadOptions } from "@/lib/import/reader";
import { sanitise } from "@/lib/import/sanitise";
import { DEFAULT_MAX_ENTRY_BYTES, describeExcess } from "@/lib/import/size-limit";
import { JsonFault, streamJson } from "@/lib/import/stream-json";
import { createOccurrences } from "./occurrences";
import { buildPromptfooItem, type PromptfooEval } from "./promptfoo-record";
import { createRepeatedRuns } from "./repeated-runs";

const HEAD_BYTES = 2 ** 20;

const HEADER_PATHS = ["$.evalId", "$.results.timestamp", "$.results.stats", "$.results.table.head.prompts"];

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
  try {
    for await (const { value } of streamJson(file.path, ["$.results.results.*"], options)) {
      yield buildPromptfooItem(value, evaluation, file.name, `results[${count}]`);
      count++;
    }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    yield { kind: "partial", entry: `results[${count}]`, message: error.message };
  }
  if (count === 0) yield { kind: "warning", message: "a promptfoo export without results" };
}

async function* readRows(file: LogFile, options: ReadOptions): AsyncGenerator<ReadItem> {
  const maxByteCount = options.maxEntryBytes ?? DEFAULT_MAX_ENTRY_BYTES;
  const evaluation: PromptfooEval = { id: null, startedAt: undefined, count: createOccurrences() };
  let position = 0;
  const bytes = createReadStream(file.path, { signal: options.signal });
  for await (const line of readLines(bytes, options)) {
    const entry = `line ${++position}`;
    if (line === null) {
      yield { kind: "set_aside", entry, path: null, message: describeExcess("longer than", maxByteCount) };
    } else if (line.toString("latin1").trim() !== "") {
      const row = parseJson(line);
      if (row.ok) yield buildPromptfooItem(row.value, evaluation, file.name, entry);
      else yield { kind: "set_aside", entry, path: null, message: row.error.message };
    }
  }
}

/** promptfoo's results: its export as JSON, of version 2 or 3, or its rows as JSON lines. */
export const readPromptfoo: FileReader = async function* (file, options) {
  const repeated = createRepeatedRuns();
  try {
    const items = (await isRowsFile(file.path)) ? readRows(file, options) : readExport(file, options);
    for await (const item of items) {
      repeated.note(item);
      yield item;
    }
    yield* repeated.listWarnings();
  } catch (error) {
    if (options.signal?.aborted) throw error;
    yield { kind: "refused", message: `cannot be read: ${describeFileError(error)}` };
  }
};
