import { isUtf8 } from "node:buffer";
import { createFaultHolder } from "./fault-holder";
import { nameLine } from "./line-name";
import { withoutByteOrderMark } from "./parse-json";
import type { ReadItem, ReadOptions } from "./reader";
import { JsonFault } from "./stream-json";
import { createUtf8Check } from "./utf8-check";

const LINE_FEED = 0x0a;
const NOT_UTF8 = "not valid UTF-8; write the file as UTF-8";

/** Takes the text of one line piece by piece; `write` and `end` throw a JsonFault where it cannot be used. */
export type LongLine<T> = {
  write(piece: Buffer): void;
  /** What the line is; null where it is blank. */
  end(): T | null;
  /** Gives back what the line holds; called instead of `end`, or after its fault. */
  discard(): void;
};

/** What becomes of lines, by the entry that each is. */
export type LineTaker<T> = {
  /** Lines of up to so many bytes are held and taken whole. */
  heldBytes: number;
  takeHeld(line: Buffer, entry: string): T;
  /** Takes a longer line; throws a JsonFault where none is. */
  openLong(entry: string): LongLine<T>;
};

type SetAsideLine = Extract<ReadItem, { kind: "set_aside" }>;

/** One line after the other, each ended before the next begins. */
function createLineGatherer<T>({ heldBytes, takeHeld, openLong }: LineTaker<T>, linesBefore: number) {
  let position = linesBefore + 1;
  let byteCount = 0;
  let pieces: Buffer[] = [];
  let long: LongLine<T> | null = null;
  let utf8 = createUtf8Check();

  const discard = () => {
    long?.discard();
    long = null;
    pieces = [];
  };
  const fault = createFaultHolder(discard);
  const writeLong = (line: LongLine<T>, piece: Buffer) => {
    if (!utf8.add(piece)) throw new JsonFault(NOT_UTF8);
    line.write(piece);
  };
  const beginLong = () => {
    long = openLong(nameLine(position));
    utf8 = createUtf8Check();
    for (const piece of pieces) writeLong(long, piece);
    pieces = [];
  };
  const endLong = (line: LongLine<T>) => {
    if (!utf8.end()) throw new JsonFault(NOT_UTF8);
    return line.end();
  };
  const endHeld = (entry: string): T | SetAsideLine | null => {
    const whole = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    const line = position === 1 ? withoutByteOrderMark(whole) : whole;
    if (line.toString("latin1").trim() === "") return null;
    // Decoded leniently, different ids could become one.
    if (isUtf8(line)) return takeHeld(line, entry);
    return { kind: "set_aside", entry, path: null, message: NOT_UTF8, line };
  };
  return {
    discard,
    isBegun: () => byteCount > 0,
    write(piece: Buffer): void {
      byteCount += piece.length;
      if (fault.get() !== null) return;
      if (long !== null) {
        const line = long;
        fault.attempt(() => writeLong(line, piece));
        return;
      }
      pieces.push(piece);
      if (byteCount > heldBytes) fault.attempt(beginLong);
    },
    /** What the line is that has ended; null where it is blank. */
    end(): T | SetAsideLine | null {
      const entry = nameLine(position);
      const line = long;
      let item: T | SetAsideLine | null = line === null ? null : fault.attempt(() => endLong(line));
      const reason = fault.get();
      if (reason !== null) item = { kind: "set_aside", entry, path: null, message: reason.message };
      else if (line === null) item = endHeld(entry);
      position++;
      byteCount = 0;
      pieces = [];
      long = null;
      fault.clear();
      return item;
    },
  };
}

/**
 * What the lines of bytes that arrive are, in their order; blank ones are nothing. A line that cannot be used
 * is set aside alone. Where lines before them have been read already, they are counted.
 */
export async function* readLines<T>(
  source: AsyncIterable<Uint8Array>,
  taker: LineTaker<T>,
  { onBytes }: ReadOptions,
  linesBefore = 0,
): AsyncGenerator<T | SetAsideLine> {
  const line = createLineGatherer(taker, linesBefore);
  try {
    for await (const piece of source) {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      onBytes?.(bytes.length);
      let start = 0;
      for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
        line.write(bytes.subarray(start, end));
        const item = line.end();
        if (item !== null) yield item;
        start = end + 1;
      }
      line.write(bytes.subarray(start));
    }
    const last = line.isBegun() ? line.end() : null;
    if (last !== null) yield last;
  } finally {
    line.discard();
  }
}
