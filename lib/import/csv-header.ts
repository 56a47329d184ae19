import { parse } from "csv-parse/sync";

/** What the first line of a table says of the rest. */
export type CsvHeader = {
  delimiter: string;
  lineEnds: string[];
  names: string[];
  /** Bytes before the names: Excel's line `sep=;`, where there is one. */
  start: number;
};

type Shape = Pick<CsvHeader, "delimiter" | "lineEnds">;

const DELIMITERS = [",", ";", "\t"];
const RUN_COLUMN = /^(id|case|outcome|transcript|(dim|score)\..+)$/;

/**
 * How a table is parsed. Bytes stand for themselves until a field is known to be UTF-8, so that sizes
 * are in bytes. A quote out of place is text: it spoils its own line at most.
 */
export function csvOptions({ delimiter, lineEnds }: Shape) {
  return {
    delimiter,
    encoding: "latin1",
    record_delimiter: lineEnds,
    relax_quotes: true,
    relax_column_count: true,
  } as const;
}

function parseNames(head: Buffer, shape: Shape): string[] {
  try {
    const [names = []] = parse(head, { ...csvOptions(shape), skip_empty_lines: true, to: 1 }) as string[][];
    return names.map((name) => Buffer.from(name, "latin1").toString("utf8").trim());
  } catch {
    return [];
  }
}

/** The header of a table whose beginning, without a byte order mark, is given; null where there is none. */
export function readCsvHeader(head: Buffer): CsvHeader | null {
  const lineEnds = head.includes(0x0a) ? ["\r\n", "\n"] : ["\r"];
  const [line = "", stated] = /^sep=([,;\t])\r?\n/i.exec(head.toString("latin1", 0, 8)) ?? [];
  const start = line.length;
  const headers = (stated === undefined ? DELIMITERS : [stated]).map((delimiter) => {
    return { delimiter, lineEnds, start, names: parseNames(head.subarray(start), { delimiter, lineEnds }) };
  });
  const [widest] = headers.sort((a, b) => b.names.length - a.names.length);
  return widest === undefined || widest.names.every((name) => name === "") ? null : widest;
}

/** Whether a table names what runs have; any other table is read where its format is named. */
export function isRunTable({ names }: CsvHeader): boolean {
  return names.length > 1 && names.some((name) => RUN_COLUMN.test(name));
}
