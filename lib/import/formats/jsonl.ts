import { createReadStream } from "node:fs";
import { describeFileError } from "@/lib/import/describe-file-error";
import type { Growth } from "@/lib/import/growth";
import { parseLineName } from "@/lib/import/line-name";
import type { FileReader } from "@/lib/import/reader";
import { SpoolFault } from "@/lib/import/spool";
import { readRecordLines } from "./record-lines";

const PIECE_BYTES = 2 ** 18;

/** Has the growth of the file take note of all that is read of it. */
async function* noteGrowth(bytes: AsyncIterable<Buffer>, growth: Growth): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    growth.take(piece);
    yield piece;
  }
}

/** Run records of a file, one JSON object a line; the last line of one that grows may not be whole yet. */
export const readJsonl: FileReader = async function* (file, options) {
  const { growth } = file;
  const { bytes: start, lines } = growth?.from ?? { bytes: 0, lines: 0 };
  let entry: string | null = null;
  try {
    const content = createReadStream(file.path, {
      ...{ start, signal: options.signal, highWaterMark: PIECE_BYTES },
    });
    const noted = growth ? noteGrowth(content, growth) : content;
    for await (const item of readRecordLines(noted, file.name, options, lines)) {
      if ("entry" in item) entry = item.entry;
      const isBegun = item.kind === "set_aside" && growth && !growth.hasLine(parseLineName(item.entry!));
      yield isBegun ? { kind: "partial", entry, message: "this line is not whole yet" } : item;
    }
  } catch (error) {
    if (options.signal?.aborted || error instanceof SpoolFault) throw error;
    const reason = describeFileError(error);
    yield entry === null
      ? { kind: "refused", message: `cannot be read: ${reason}` }
      : { kind: "partial", entry, message: `cannot be read further: ${reason}` };
  }
};
