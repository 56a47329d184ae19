import { isUtf8 } from "node:buffer";
import { describeBinary } from "@/lib/import/binary";
import { readCsvHeader } from "@/lib/import/csv-header";
import { describeFileError } from "@/lib/import/describe-file-error";
import { nameLine } from "@/lib/import/line-name";
import { withoutByteOrderMark } from "@/lib/import/parse-json";
import { type CsvShape, readCsvRows } from "@/lib/import/read-csv-rows";
import { readHead } from "@/lib/import/read-head";
import type { FileReader, LogFile, ReadItem } from "@/lib/import/reader";
import { failure, type Result, success } from "@/lib/result";
import { findChatColumns, placeColumns } from "./csv-columns";
import { buildCsvItem, type CsvTable } from "./csv-record";
import { createOccurrences } from "./occurrences";

const HEAD_BYTES = 2 ** 20;
const NO_ID =
  "no column id: its rows are known by the file's name and their circumstances, and count again under another name";
const TOO_MANY_NAMES = "more rows than can be told apart; add the columns id and attempt";

type Opened = { table: CsvTable; shape: CsvShape };

async function openTable({ path, name }: LogFile): Promise<Result<Opened>> {
  let head: Buffer;
  try {
    head = await readHead(path, HEAD_BYTES);
  } catch (error) {
    return failure("invalid", `cannot be read: ${describeFileError(error)}`);
  }
  const text = withoutByteOrderMark(head);
  const binary = describeBinary(text.subarray(0, text.indexOf(0x0a) + 1 || text.length));
  if (binary !== null) return failure("invalid", binary);
  const header = readCsvHeader(text);
  if (header === null) return failure("invalid", "no CSV: it has no line of column names");
  const columns = placeColumns(header.names);
  if (!columns.ok) return columns;
  const { delimiter, lineEnds } = header;
  const hasDecimalComma = delimiter === ";";
  const table = {
    ...{ file: name, columns: columns.value, chat: findChatColumns(header.names) },
    ...{ hasDecimalComma, count: createOccurrences() },
  };
  const start = head.length - text.length + header.start;
  return success({ table, shape: { delimiter, lineEnds, start, firstLine: header.start > 0 ? 2 : 1 } });
}

/** The text of fields that hold bytes, or null where one is no UTF-8: decoded leniently, different ids could become one. */
function decodeFields(fields: readonly string[]): string[] | null {
  const texts: string[] = [];
  for (const field of fields) {
    const bytes = Buffer.from(field, "latin1");
    if (!isUtf8(bytes)) return null;
    texts.push(bytes.toString("utf8"));
  }
  return texts;
}

/** A table with a line of column names: every row is a run, `dim.*`, `score.*` and fields of run records its columns. */
export const readCsv: FileReader = async function* (file, options): AsyncGenerator<ReadItem> {
  const opened = await openTable(file);
  if (!opened.ok) {
    yield { kind: "refused", message: opened.error.message };
    return;
  }
  const { table, shape } = opened.value;
  const hasId = table.columns.some(({ part, key }) => part === "field" && key === "id");
  if (!hasId) yield { kind: "warning", message: NO_ID };
  let isHeader = true;
  for await (const row of readCsvRows(file.path, shape, options)) {
    const entry = nameLine(row.line);
    if (row.kind === "end") {
      yield { kind: "partial", entry, message: row.message };
    } else if (row.fields.every((field) => field === "")) {
      // A blank line.
    } else if (isHeader) {
      isHeader = false;
    } else {
      const cells = decodeFields(row.fields);
      if (cells === null) {
        yield { kind: "set_aside", entry, path: null, message: "not valid UTF-8; write the file as UTF-8" };
        continue;
      }
      const item = buildCsvItem(cells, table, entry);
      if (item === null) {
        yield { kind: "partial", entry, message: TOO_MANY_NAMES };
        return;
      }
      yield item;
    }
  }
};
