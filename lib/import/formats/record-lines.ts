import { describeBinary } from "@/lib/import/binary";
import { withoutByteOrderMark } from "@/lib/import/parse-json";
import { readLines } from "@/lib/import/read-lines";
import type { ReadItem, ReadOptions } from "@/lib/import/reader";
import { DEFAULT_HELD_BYTES, DEFAULT_MAX_ENTRY_BYTES } from "@/lib/import/size-limit";
import { openLongRecord } from "./long-record-line";
import { type LineItem, parseRecordLine } from "./record-line";

const HEAD_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

type Refusal = Extract<ReadItem, { kind: "refused" }>;

/** Whether a line may be a record, or a damaged one, and no part of a JSON text over several lines. */
function isRecordLine(line: string): boolean {
  return line.startsWith("{") && !line.includes("\0") && !/[{[,]\s*$/.test(line);
}

function splitLines(text: Buffer): string[] {
  return withoutByteOrderMark(text).toString("latin1").split("\n");
}

/** Why a text with this beginning is no JSONL at all, or null. A damaged line beside another is set aside alone. */
function describeNoLines(head: Buffer): string | null {
  const lines = splitLines(head);
  const isLong = head.length === HEAD_BYTES && lines.length === 1 && lines[0]!.startsWith("{");
  if (isLong || lines.some(isRecordLine)) return null;
  if (lines.every((line) => line.trim() === "")) return "empty file";
  return (
    describeBinary(withoutByteOrderMark(head)) ??
    "no line of it is a JSON object; write each record on one line"
  );
}

/** Reads on until a whole line shows run records, or enough to tell that there are none; `source` has all of it still. */
async function peek(source: AsyncIterable<Uint8Array>) {
  const iterator = (async function* () {
    yield* source;
  })();
  const read: Uint8Array[] = [];
  let byteCount = 0;
  /** What has come since the last end of a line: what arrives later may still complete it. */
  let open: Uint8Array[] = [];
  let hasRecord = false;
  while (!hasRecord && byteCount < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    read.push(next.value);
    byteCount += next.value.length;
    open.push(next.value);
    if (!next.value.includes(LINE_FEED)) continue;
    const text = Buffer.concat(open);
    const end = text.lastIndexOf(LINE_FEED) + 1;
    hasRecord = splitLines(text.subarray(0, end)).some(isRecordLine);
    open = [text.subarray(end)];
  }
  async function* chain(): AsyncGenerator<Uint8Array> {
    yield* read;
    yield* iterator;
  }
  const head = () => Buffer.concat(read).subarray(0, HEAD_BYTES);
  return { reason: hasRecord ? null : describeNoLines(head()), source: chain() };
}

/**
 * Run records of bytes that arrive, one JSON object a line; blank lines are passed over. What goes wrong
 * with their arrival is thrown. Where lines before them have been read already, they are lines too.
 *
 * @throws SpoolFault where a record does not fit in memory, and not on disk either.
 */
export async function* readRecordLines(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  options: ReadOptions,
  linesBefore = 0,
): AsyncGenerator<LineItem | Refusal> {
  const { maxEntryBytes = DEFAULT_MAX_ENTRY_BYTES, heldBytes = DEFAULT_HELD_BYTES } = options;
  const { reason, source } = linesBefore > 0 ? { reason: null, source: bytes } : await peek(bytes);
  if (reason !== null) {
    yield { kind: "refused", message: `no JSONL: ${reason}` };
    return;
  }
  const taker = {
    heldBytes: Math.min(heldBytes, maxEntryBytes),
    takeHeld: (line: Buffer, entry: string) => parseRecordLine(line, file, entry),
    openLong: (entry: string) => openLongRecord(file, entry, maxEntryBytes),
  };
  yield* readLines(source, taker, options, linesBefore);
}
