import { createReadStream } from "node:fs";
import type { ReadOptions } from "./reader";
import { DEFAULT_MAX_ENTRY_BYTES } from "./size-limit";

const LINE_FEED = 0x0a;

/** The lines of a file without their ends, one in memory at a time; null stands for a line over the limit. */
export async function* readLines(path: string, options: ReadOptions): AsyncGenerator<Buffer | null> {
  const { maxEntryBytes: maxLineBytes = DEFAULT_MAX_ENTRY_BYTES } = options;
  let pieces: Buffer[] = [];
  let byteCount = 0;
  const take = (piece: Buffer) => {
    byteCount += piece.length;
    if (byteCount > maxLineBytes) pieces = [];
    else pieces.push(piece);
  };
  const finish = () => {
    const line = byteCount > maxLineBytes ? null : Buffer.concat(pieces);
    pieces = [];
    byteCount = 0;
    return line;
  };
  for await (const chunk of createReadStream(path, { signal: options.signal, highWaterMark: 2 ** 18 })) {
    const bytes = chunk as Buffer;
    options.onBytes?.(bytes.length);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      take(bytes.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    take(bytes.subarray(start));
  }
  if (byteCount > 0) yield finish();
}
