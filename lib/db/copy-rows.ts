import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type CopyValue = string | number | boolean | null | readonly number[] | Uint8Array;

type Rows = Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>;

const SPECIAL = /[\\\n\r\t]/g;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function formatField(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return value.replace(SPECIAL, (character) => ESCAPES[character]!);
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "t" : "f";
  if (value instanceof Uint8Array) {
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  }
  return `{${value.join(",")}}`;
}

/** Formats one row of PostgreSQL's COPY text format, with its line end. JSON is given as its text. */
function formatCopyRow(values: readonly CopyValue[]): string {
  let row = formatField(values[0]!);
  for (let i = 1; i < values.length; i++) row += `\t${formatField(values[i]!)}`;
  return `${row}\n`;
}

const CHUNK_CHARACTERS = 1 << 18;

async function* joinRows(rows: Rows): AsyncGenerator<string> {
  let chunk = "";
  for await (const row of rows) {
    chunk += formatCopyRow(row);
    if (chunk.length >= CHUNK_CHARACTERS) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk !== "") yield chunk;
}

/** Copies rows into `target`, a table with its columns in the order of the values. */
export async function copyRows(client: PoolClient, target: string, rows: Rows): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${target} FROM STDIN`));
  await pipeline(Readable.from(joinRows(rows)), stream);
}
