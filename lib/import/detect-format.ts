import { failure, type UserError } from "@/lib/result";
import { describeBinary } from "./binary";
import { type CsvHeader, isRunTable, readCsvHeader } from "./csv-header";
import { describeFileError } from "./describe-file-error";
import { findBloomPart, isPetriTranscript } from "./formats/bloom-parts";
import { isJsonObject } from "./json-object";
import { type JsonOutline, outlineJson } from "./outline-json";
import { parseJson, withoutByteOrderMark } from "./parse-json";
import { readHead } from "./read-head";
import type { FormatName } from "./reader";

/** What is read of a file before it is given up; mostly the first bytes show what it is. */
const HEAD_BYTES = [2 ** 16, 2 ** 20];

const PACKED = "packed with gzip; unpack it first: gzip -dc FILE | lacuna import - --project P";

/** What a file is; one that cannot be read `isLog` where it may hold results all the same, damaged or written in another way. */
type Detected = { ok: true; value: FormatName } | { ok: false; error: UserError; isLog: boolean };

function readable(format: FormatName): Detected {
  return { ok: true, value: format };
}

function noLog(reason: string): Detected {
  return { ...failure("invalid", reason), isLog: false };
}

function unreadLog(reason: string): Detected {
  return { ...failure("invalid", reason), isLog: true };
}

/** Objects of other tools, none of them with an `id` as run records have. The first that fits names the file. */
const RECOGNISED: { detected: Detected; fits: (outline: JsonOutline) => boolean }[] = [
  {
    detected: noLog("an Inspect listing, not a log; name the logs it lists"),
    fits: ({ keys, innerKeys }) =>
      (innerKeys.has("task_id") || innerKeys.has("eval_id")) &&
      [...keys].every((key) => /\.(eval|json)$/.test(key)),
  },
  {
    detected: unreadLog("lm-eval samples; not read yet"),
    fits: ({ keys }) => keys.has("doc_id") && keys.has("resps"),
  },
];

function isInspectLog({ keys }: JsonOutline): boolean {
  return (
    (keys.has("eval") && (keys.has("version") || keys.has("status") || keys.has("plan"))) ||
    (keys.has("version") && keys.has("status"))
  );
}

/** An export, or the first of its rows as JSON lines. */
function isPromptfoo({ keys, innerKeys }: JsonOutline): boolean {
  if (keys.has("promptIdx")) return true;
  const isExport =
    keys.has("evalId") || keys.has("config") || innerKeys.has("results") || innerKeys.has("table");
  return keys.has("results") && isExport;
}

/** Whether a line of the text by itself is a run record; the last line may be cut off. */
function hasRecordLine(head: Buffer): boolean {
  return head
    .toString("utf8")
    .split("\n", 200)
    .some((line) => {
      if (!line.startsWith("{")) return false;
      const parsed = parseJson(Buffer.from(line));
      return parsed.ok && isJsonObject(parsed.value) && Object.hasOwn(parsed.value, "id");
    });
}

/** Whether the text is one record whose only line is longer than what was read of it. */
function isLongRecordLine(head: Buffer, outline: JsonOutline): boolean {
  return outline.end === "open" && !outline.fault && outline.keys.has("id") && !head.includes(0x0a);
}

/** Keys of run records beside their id, which other lists of objects hardly have. */
function hasResultKey(keys: ReadonlySet<string>): boolean {
  return ["scores", "outcome", "messages", "observations"].some((key) => keys.has(key));
}

/** A list of objects with an id; of one that is cut, the end is not known. */
function classifyList({ kind, end, fault, innerKeys }: JsonOutline, isCut: boolean): Detected | null {
  const isWhole = end === "complete" || (end === "open" && isCut);
  if (kind !== "array" || !isWhole || fault !== null || !innerKeys.has("id")) return null;
  const advice = "a JSON array; where it holds run records, write each on one line (JSONL): jq -c '.[]' FILE";
  return hasResultKey(innerKeys) ? unreadLog(advice) : noLog(advice);
}

function classifyText(head: Buffer, isCut: boolean): Detected {
  const outline = outlineJson(head);
  if (isInspectLog(outline)) return readable("inspect-json");
  if (isPromptfoo(outline)) return readable("promptfoo");
  const isForeign = outline.kind === "object" && !outline.keys.has("id");
  if (isForeign && outline.keys.has("raw_response")) return readable("agentic-misalignment");
  if (isForeign && findBloomPart(outline)) return readable("bloom");
  if (isForeign && isPetriTranscript(outline)) return readable("petri");
  const recognised = isForeign ? RECOGNISED.find(({ fits }) => fits(outline)) : undefined;
  if (recognised) return recognised.detected;
  const list = classifyList(outline, isCut);
  if (list !== null) return list;
  if (hasRecordLine(head) || (isCut && isLongRecordLine(head, outline))) return readable("jsonl");
  // Samples may fill all of the head where a writer puts them before the header.
  if (outline.keys.has("samples") && outline.end === "open" && !outline.fault)
    return readable("inspect-json");
  const table = outline.kind === "none" || outline.kind === "scalar" ? classifyTable(head) : null;
  if (table !== null) return table;
  if (outline.fault || outline.kind === "none") return noLog(describeText(head, outline.fault));
  if (outline.keys.has("id") && outline.keys.has("scores")) {
    return unreadLog("a run record over several lines; write each record on one line (JSONL)");
  }
  // Of a text that is longer than what was read, the end is not known.
  if (outline.end === "open" && !isCut) {
    const reason = "not valid JSON: it breaks off before its end";
    return outline.kind === "scalar" ? noLog(reason) : unreadLog(reason);
  }
  return noLog(`a JSON ${outline.kind === "object" ? "file" : outline.kind} that is no eval log`);
}

/** The table that promptfoo writes for people: each of its rows is a test with the outputs of all providers. */
function isPromptfooTable({ names }: CsvHeader): boolean {
  return names.includes("Named Scores") && names.includes("Grader Reason");
}

function classifyTable(head: Buffer): Detected | null {
  const header = readCsvHeader(head);
  if (header === null || describeBinary(head) !== null) return null;
  if (isPromptfooTable(header)) {
    return unreadLog("promptfoo's table as CSV; write its results as JSON (promptfoo eval -o out.json)");
  }
  if (isRunTable(header)) return readable("csv");
  return null;
}

/** Whether the first line has several names, as that of a table does whose columns are not known. */
function isAnyTable(head: Buffer): boolean {
  const { names } = readCsvHeader(head) ?? { names: [] };
  return names.length > 1 && names.every((name) => name !== "");
}

function describeText(head: Buffer, fault: string | null): string {
  const firstLine = head.toString("utf8", 0, 2000).split(/\r?\n/, 1)[0] ?? "";
  if (!/^\s*[[{]/.test(firstLine)) {
    const start = JSON.stringify(firstLine.slice(0, 40));
    const hint = isAnyTable(head) ? "; where it is a table of runs, --format csv reads it" : "";
    return describeBinary(head) ?? `neither a zip archive nor JSON records: it begins with ${start}${hint}`;
  }
  return `not valid JSON: ${fault ?? "it holds no value"}`;
}

function classifyHead(head: Buffer, isCut: boolean): Detected {
  const magic = head.toString("latin1", 0, 4);
  if (magic === "PK\x03\x04" || magic === "PK\x05\x06") return readable("inspect-eval");
  if (magic.startsWith("\x1f\x8b")) return unreadLog(PACKED);
  const text = withoutByteOrderMark(head);
  if (text.toString("latin1").trim() === "") return noLog("empty file");
  return classifyText(text, isCut);
}

/**
 * The format of a file by its content; its name counts for nothing.
 * The error says what the file was recognised as, or why it is no log.
 */
export async function detectFormat(path: string): Promise<Detected> {
  let format = noLog("empty file");
  try {
    for (const byteCount of HEAD_BYTES) {
      const head = await readHead(path, byteCount);
      const isCut = head.length === byteCount;
      format = classifyHead(head, isCut);
      if (format.ok || !isCut) break;
    }
  } catch (error) {
    return unreadLog(`cannot be read: ${describeFileError(error)}`);
  }
  return format;
}
