import { isUtf8 } from "node:buffer";
import { parseJson, withoutByteOrderMark } from "@/lib/import/parse-json";
import { readLines } from "@/lib/import/read-lines";
import type { Reader, ReadItem } from "@/lib/import/reader";
import { runRecordSchema } from "@/lib/import/run-record";
import { sanitise } from "@/lib/import/sanitise";

function parseLine(bytes: Buffer, file: string, entry: string): ReadItem {
  // Decoded leniently, different ids could become one.
  if (!isUtf8(bytes)) {
    return { kind: "set_aside", entry, path: null, message: "not valid UTF-8; write the file as UTF-8" };
  }
  const parsed = parseJson(bytes);
  if (!parsed.ok) return { kind: "set_aside", entry, path: null, message: parsed.error.message };
  const checked = runRecordSchema.safeParse(sanitise(parsed.value));
  if (checked.success) return { kind: "record", entry, record: { ...checked.data, source: { file, entry } } };
  const issue = checked.error.issues[0];
  const path = issue === undefined || issue.path.length === 0 ? null : issue.path.join(".");
  return { kind: "set_aside", entry, path, message: issue?.message ?? "not a run record" };
}

/** Run records, one JSON object a line; blank lines are passed over. */
export const readJsonl: Reader = async function* (file, options) {
  let position = 0;
  try {
    for await (const line of readLines(file.path, options)) {
      const entry = `line ${++position}`;
      if (line === null) {
        yield { kind: "set_aside", entry, path: null, message: "longer than 64 MB; split the record" };
        continue;
      }
      const bytes = position === 1 ? withoutByteOrderMark(line) : line;
      if (bytes.toString("latin1").trim() !== "") yield parseLine(bytes, file.name, entry);
    }
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const message = `cannot be read further: ${error instanceof Error ? error.message : String(error)}`;
    yield position === 0
      ? { kind: "refused", message }
      : { kind: "partial", entry: `line ${position}`, message };
  }
};
