import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { csvOptions } from "./csv-header";
import { describeFileError } from "./describe-file-error";
import type { ReadOptions } from "./reader";
import { DEFAULT_MAX_ENTRY_BYTES, describeExcess } from "./size-limit";

/** A row, or why there are no more; `line` is where either begins. Fields hold bytes, as latin1. */
export type CsvRow =
  | { kind: "row"; line: number; fields: string[] }
  | { kind: "end"; line: number; message: string };

/** How a table is parted into rows, and the byte and the line at which its header begins. */
export type CsvShape = { delimiter: string; lineEnds: string[]; start: number; firstLine: number };

const CHUNK_BYTES = 2 ** 18;
const MAX_FIELDS = 100_000;

/** Lines that a row takes: more than one where its fields hold ends of lines. */
function countLines(fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 1);
}

/** The rows of a table, its header the first of them, one in memory at a time. */
export async function* readCsvRows(
  path: string,
  { start, firstLine, ...shape }: CsvShape,
  { signal, onBytes, maxEntryBytes = DEFAULT_MAX_ENTRY_BYTES }: ReadOptions,
): AsyncGenerator<CsvRow> {
  let line = firstLine;
  let end: string | null = null;
  const parser = parse({
    ...csvOptions(shape),
    max_record_size: maxEntryBytes,
    skip_records_with_error: true,
    on_skip: (error) => {
      const isOpen = error?.code === "CSV_QUOTE_NOT_CLOSED";
      end ??= isOpen
        ? "a quote is opened and never closed"
        : describeExcess("a row is longer than", maxEntryBytes);
    },
  });
  // Empty fields have no size: only their number tells of them.
  const { state } = parser as unknown as { state: { record: unknown[] } };
  async function* readChunks(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path, { signal, start, highWaterMark: CHUNK_BYTES })) {
      if (state.record.length > MAX_FIELDS) end ??= `a row of more than ${MAX_FIELDS} fields`;
      if (end !== null) return;
      onBytes?.((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  }
  // Its errors are those of the parser, which it destroys.
  const feeding = pipeline(readChunks, parser).catch(() => undefined);
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      // What was read of a row that is too wide.
      if (end !== null && fields.length > MAX_FIELDS) break;
      yield { kind: "row", line, fields };
      line += countLines(fields);
    }
    await feeding;
  } catch (error) {
    end = `cannot be read further: ${describeFileError(error)}`;
  }
  signal?.throwIfAborted();
  if (end !== null) yield { kind: "end", line, message: end };
}
