import type { JsonObject } from "@/lib/import/json-object";
import { parseJson } from "@/lib/import/parse-json";
import type { FileReader, LogFile, ReadItem, ReadOptions } from "@/lib/import/reader";
import { collectJson, createJsonScanner } from "@/lib/import/scan-json";
import { scanJsonFile } from "@/lib/import/scan-json-file";
import { DEFAULT_MAX_ENTRY_BYTES } from "@/lib/import/size-limit";
import { JsonFault } from "@/lib/import/stream-json";
import { describeEnding } from "./inspect-ending";
import { HEADER_KEYS, type InspectHeader, parseInspectHeader } from "./inspect-header";
import { createListedSample, type ListedSample } from "./inspect-listed-sample";
import { checkInspectVersion } from "./inspect-version";

type HeaderRead = { keys: JsonObject; fault: JsonFault | null };

// A pass of its own: writers put tags, metadata and even `eval` after the samples.
async function readHeaderKeys(path: string, options: ReadOptions): Promise<HeaderRead> {
  const keys: JsonObject = {};
  const take = (key: string) =>
    collectJson(options.maxEntryBytes ?? DEFAULT_MAX_ENTRY_BYTES, (text) => {
      const value = parseJson(text);
      if (!value.ok) throw new JsonFault(value.error.message);
      keys[key] = value.value;
    });
  const scanner = createJsonScanner(([key, inner]) => {
    if (key === undefined) return "enter";
    return inner === undefined && HEADER_KEYS.includes(String(key)) ? take(String(key)) : "skip";
  });
  try {
    for await (const _ of scanJsonFile(path, scanner, options));
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { keys, fault: error };
  }
  return { keys, fault: null };
}

async function* readSamples(
  header: InspectHeader,
  file: LogFile,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const found: ReadItem[] = [];
  let count = 0;
  let sample: ListedSample | null = null;
  const give = (item: ReadItem) => {
    found.push(item);
    count++;
  };
  const scanner = createJsonScanner(([key, position], kind) => {
    if (key === undefined) return "enter";
    if (key !== "samples") return "skip";
    if (position === undefined) return kind === "array" ? "enter" : "skip";
    sample = createListedSample(header, file, `samples[${count}]`, options, give);
    return sample;
  });
  try {
    for await (const _ of scanJsonFile(file.path, scanner, options)) yield* found.splice(0);
    yield* found;
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    yield* found;
    yield { kind: "partial", entry: `samples[${count}]`, message: error.message };
  } finally {
    (sample as ListedSample | null)?.discard();
  }
}

/** Inspect's `.json`: one object with the header's keys and a list of samples. */
export const readInspectJson: FileReader = async function* (file, options): AsyncGenerator<ReadItem> {
  const { keys, fault } = await readHeaderKeys(file.path, { ...options, onBytes: undefined });
  const header = parseInspectHeader(keys);
  if (!header.ok) {
    yield { kind: "refused", message: fault ? fault.message : header.error.message };
    return;
  }
  const version = checkInspectVersion(header.value.version);
  if (!version.ok) {
    yield { kind: "refused", message: version.error.message };
    return;
  }
  if (version.value !== null) yield { kind: "warning", message: version.value };
  const ending = describeEnding(header.value);
  if (ending !== null) yield { kind: "warning", message: ending };
  for await (const item of readSamples(header.value, file, options)) {
    yield item;
    options.signal?.throwIfAborted();
  }
};
