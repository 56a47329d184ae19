import { type Archive, EntryFault, openArchive } from "@/lib/import/archive";
import { clipText } from "@/lib/import/clip-text";
import { isJsonObject } from "@/lib/import/json-object";
import { readAhead } from "@/lib/import/read-ahead";
import type { FileReader, LogFile, ReadItem, ReadOptions } from "@/lib/import/reader";
import type { Message } from "@/lib/import/run-record";
import { DEFAULT_HELD_BYTES, DEFAULT_MAX_ENTRY_BYTES } from "@/lib/import/size-limit";
import { createMemoryStore } from "@/lib/import/spool";
import { JsonFault } from "@/lib/import/stream-json";
import { type Result, success, type UserError } from "@/lib/result";
import {
  entryFailure,
  getChunkFolder,
  parseJsonEntry,
  readChunkedSample,
  readJsonEntry,
} from "./inspect-chunks";
import { describeEnding } from "./inspect-ending";
import { createSampleGatherer, type SampleGatherer, type UnkeptSample } from "./inspect-gathered-sample";
import { type InspectHeader, parseInspectHeader } from "./inspect-header";
import { createSampleLedger } from "./inspect-ledger";
import { buildInspectItem } from "./inspect-record";
import { pickSample } from "./inspect-sample";
import { createSampleScanner } from "./inspect-scanned-sample";
import { openSpooledSample } from "./inspect-spooled-item";
import { listSummarisedSamples } from "./inspect-summaries";
import { checkInspectVersion } from "./inspect-version";

const HEADER = "header.json";
const JOURNAL = "_journal/start.json";
const MAX_NAME_CHARACTERS = 2000;
/** Larger samples are read in their turn: little is gained, and several would be in memory at a time. */
const MOST_BYTES_AHEAD = 4 * 2 ** 20;

async function readHeader(archive: Archive, name: string): Promise<Result<InspectHeader>> {
  const parsed = await readJsonEntry(archive, name);
  return parsed.ok ? parseInspectHeader(parsed.value) : parsed;
}

/** The names of the entries that make up each sample, by the entry or folder that stands for it. */
function groupSamples(names: string[]): Map<string, string[]> {
  const samples = new Map<string, string[]>();
  for (const name of names) {
    if (!name.startsWith("samples/") || !name.endsWith(".json")) continue;
    const key = getChunkFolder(name) ?? name;
    const parts = samples.get(key);
    if (parts) parts.push(name);
    else samples.set(key, [name]);
  }
  return samples;
}

type SampleEntry = { archive: Archive; header: InspectHeader; file: LogFile; key: string; parts: string[] };

/** The name of an entry as it is told: a zip archive takes names of 64 KB. */
function shortenName(name: string): string {
  return clipText(name, MAX_NAME_CHARACTERS);
}

function getEntry({ key }: SampleEntry): string {
  return shortenName(key.endsWith("/") ? `${key}sample.json` : key);
}

/** Reads a sample of several entries that fits in memory, which is many times faster. */
async function readHeldParts(sample: SampleEntry): Promise<Result<ReadItem>> {
  const { archive, header, file, key, parts } = sample;
  const gathered = await readChunkedSample(archive, key, parts, createSampleGatherer(createMemoryStore()));
  const keep = (messages: Iterable<Message>) => [...messages];
  return gathered.ok
    ? success(buildInspectItem(header, { ...gathered.value, keep }, file, getEntry(sample)))
    : gathered;
}

/** Builds a sample of one entry from what it holds. */
function buildHeldSample(sample: SampleEntry, content: Result<Buffer>): Result<ReadItem> {
  const parsed = parseJsonEntry(sample.key, content);
  if (!parsed.ok) return parsed;
  return isJsonObject(parsed.value)
    ? success(buildInspectItem(sample.header, pickSample(parsed.value), sample.file, getEntry(sample)))
    : entryFailure(sample.key, "a sample is a JSON object");
}

async function scanEntry(
  { archive, key }: SampleEntry,
  gatherer: SampleGatherer,
): Promise<Result<UnkeptSample>> {
  const scanner = createSampleScanner(gatherer, archive.maxEntryBytes);
  for await (const chunk of archive.open(key)) scanner.write(chunk);
  scanner.end();
  const sample = scanner.getSample();
  return sample === null ? entryFailure(key, "a sample is a JSON object") : success(sample);
}

/** Reads a sample of any size, piece by piece onto disk. */
async function readSpooledSample(sample: SampleEntry): Promise<Result<ReadItem>> {
  const { archive, header, file, key, parts } = sample;
  const spooled = openSpooledSample();
  try {
    const { gatherer } = spooled;
    const read = await (key.endsWith("/")
      ? readChunkedSample(archive, key, parts, gatherer)
      : scanEntry(sample, gatherer));
    return read.ok ? success(spooled.buildItem(read.value, header, file, getEntry(sample))) : read;
  } catch (error) {
    if (error instanceof JsonFault || error instanceof EntryFault)
      return entryFailure(getEntry(sample), error.message);
    throw error;
  } finally {
    spooled.close();
  }
}

function countBytes({ archive, parts }: SampleEntry): number {
  return parts.reduce((sum, name) => sum + archive.unpackedByteCount(name), 0);
}

/** The samples in order, those of one small entry with what it holds. */
function readContents(samples: Iterable<SampleEntry>, heldBytes: number) {
  const isSmall = (sample: SampleEntry) =>
    !sample.key.endsWith("/") && countBytes(sample) <= Math.min(MOST_BYTES_AHEAD, heldBytes);
  const read = async (sample: SampleEntry) => ({
    sample,
    content: isSmall(sample) ? await sample.archive.read(sample.key) : null,
  });
  return readAhead(samples, read, (sample) => (isSmall(sample) ? countBytes(sample) : 0));
}

async function readSample(sample: SampleEntry, heldBytes: number): Promise<Result<ReadItem>> {
  if (countBytes(sample) > heldBytes) return readSpooledSample(sample);
  const { archive, key } = sample;
  return key.endsWith("/") ? readHeldParts(sample) : buildHeldSample(sample, await archive.read(key));
}

function describeRepeats({ repeatedNames }: Archive): string {
  const others = repeatedNames.length - 1;
  return `${shortenName(repeatedNames[0]!)}${others > 0 ? ` and ${others} other entries are` : " is"} in the archive more than once; the last one counts`;
}

function describeFault({ details, message }: UserError, entry: string): ReadItem {
  return {
    kind: "set_aside",
    entry: typeof details === "string" ? shortenName(details) : entry,
    path: null,
    message,
  };
}

async function* readArchive(archive: Archive, file: LogFile, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { heldBytes = DEFAULT_HELD_BYTES } = options;
  const ledger = createSampleLedger();
  let header = await readHeader(archive, HEADER);
  const headerFault = header.ok || !archive.has(HEADER) ? null : header.error.message;
  // A log that crashed or is still being written has only its journal.
  if (!header.ok && archive.has(JOURNAL)) {
    const journal = await readHeader(archive, JOURNAL);
    header = journal.ok ? success({ ...journal.value, status: "started" }) : journal;
  }
  if (!header.ok) {
    const name = [JOURNAL, HEADER].find((candidate) => archive.has(candidate));
    const message = name
      ? `${name}: ${header.error.message}`
      : `a zip archive without ${HEADER} or ${JOURNAL}: no Inspect log`;
    const foreign = name === undefined && archive.damage === null && groupSamples(archive.names).size === 0;
    yield { kind: "refused", message: archive.damage ?? message, foreign };
    return;
  }
  const version = checkInspectVersion(header.value.version);
  if (!version.ok) {
    yield { kind: "refused", message: version.error.message };
    return;
  }
  if (version.value !== null) yield { kind: "warning", message: version.value };
  if (archive.repeatedNames.length > 0) yield { kind: "warning", message: describeRepeats(archive) };
  const ending = describeEnding(header.value);
  if (ending !== null) yield { kind: "warning", message: ending };
  if (headerFault) yield { kind: "partial", entry: HEADER, message: headerFault };
  const shared = { archive, header: header.value, file };
  const samples = [...groupSamples(archive.names)].map(([key, parts]) => ({ ...shared, key, parts }));
  for await (const { sample, content } of readContents(samples, heldBytes)) {
    options.signal?.throwIfAborted();
    const { parts } = sample;
    const read = content ? buildHeldSample(sample, content) : await readSample(sample, heldBytes);
    const item = read.ok ? read.value : describeFault(read.error, getEntry(sample));
    ledger.note(item);
    yield item;
    options.onBytes?.(parts.reduce((sum, name) => sum + archive.packedByteCount(name), 0));
  }
  // Summaries of a log that ended well name what it holds, and are as large as they are many.
  const missing = ending === null ? null : ledger.describeMissing(await listSummarisedSamples(archive));
  if (missing !== null) yield { kind: "warning", message: missing };
  if (archive.damage) yield { kind: "partial", entry: null, message: archive.damage };
}

/** Inspect's `.eval`: a zip archive with a header and one entry, or one folder of chunks, for each sample. */
export const readInspectEval: FileReader = async function* (file, options) {
  const archive = await openArchive(file.path, options.maxEntryBytes ?? DEFAULT_MAX_ENTRY_BYTES);
  if (!archive.ok) {
    yield { kind: "refused", message: archive.error.message };
    return;
  }
  try {
    yield* readArchive(archive.value, file, options);
  } finally {
    archive.value.close();
  }
};
