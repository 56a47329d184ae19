import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { failure, type Result, success } from "@/lib/result";
import { describeFileError, isFileError } from "./describe-file-error";
import { ListReader } from "./list-reader";
import { recoverArchive } from "./recover-archive";
import { sanitise } from "./sanitise";
import { toZipEntry, unpackEntry, type ZipEntry } from "./zip-entry";

/** Entries that are listed: more would not fit in memory, and no log has as many. */
const MAX_ENTRIES = 1_000_000;
/** Names are held in memory; those of a million samples are shorter. */
const MAX_NAMES_BYTES = 128 * 2 ** 20;
/** Unpacked and packed size of logs with long repetitions differ by less; from the largest entry on it counts. */
const MAX_RATIO = 250;
const MAX_OPENED_BYTES = 64 * 2 ** 30;

/** An open zip archive: its entry names in order, and their content one at a time. */
export type Archive = {
  names: string[];
  /** Names that more than one entry has; of each the last counts. */
  repeatedNames: string[];
  /** Set where the list of entries breaks off or is missing: entries beyond those named are unknown. */
  damage: string | null;
  /** Largest unpacked size of an entry that is read whole. */
  maxEntryBytes: number;
  has(name: string): boolean;
  /** Size when unpacked, as the archive says. */
  unpackedByteCount(name: string): number;
  /** Packed size in bytes, for progress. */
  packedByteCount(name: string): number;
  /** The unpacked content, its checksum verified. */
  read(name: string): Promise<Result<Buffer>>;
  /**
   * The unpacked content of an entry of any size, chunk by chunk.
   *
   * @throws EntryFault at its end too, where the checksum does not match.
   */
  open(name: string): AsyncGenerator<Buffer>;
  close(): void;
};

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function describeOpening(error: unknown): string {
  if (isFileError(error)) return `cannot be read: ${describeFileError(error)}`;
  return isListMissing(error)
    ? "not a complete zip archive: the list of entries at its end is missing; it is cut off, or no zip"
    : `not a complete zip archive: ${reasonOf(error)}`;
}

function isListMissing(error: unknown): boolean {
  return reasonOf(error).startsWith("End of central directory");
}

// Sizes are checked by the checksum when an entry is read: here one bad entry would end the list.
const LIST_OPTIONS = { decodeStrings: false, validateEntrySizes: false } as const;

type EntryList = { zip: ZipFile; reader: ListReader };

/** Lists the entries of a file's first bytes, as if `list` stood behind them. */
async function listEntries(
  file: number,
  fileByteCount: number,
  list: Buffer = Buffer.alloc(0),
): Promise<EntryList> {
  const reader = new ListReader((buffer, position) => {
    const inFile = Math.min(Math.max(fileByteCount - position, 0), buffer.length);
    const read = inFile > 0 ? readSync(file, buffer, 0, inFile, position) : 0;
    if (read < inFile) return read;
    const inList = list.subarray(Math.max(position - fileByteCount, 0));
    return read + inList.copy(buffer, read);
  });
  return {
    zip: await fromRandomAccessReaderPromise(reader, fileByteCount + list.length, LIST_OPTIONS),
    reader,
  };
}

/** The archive by its list of entries or, where it has none yet, by what stands before each of them. */
async function openList(path: string, file: number): Promise<EntryList & { damage: string | null }> {
  try {
    return { ...(await listEntries(file, fstatSync(file).size)), damage: null };
  } catch (error) {
    const recovered = isListMissing(error) ? await recoverArchive(path) : null;
    if (recovered === null) throw error;
    const { list, fileByteCount, entryCount, end } = recovered;
    const damage = `the archive is not finished, or cut off: it breaks off after ${formatQuantity(entryCount, "whole entry", "whole entries")}, at byte ${formatCount(end)}`;
    return { ...(await listEntries(file, fileByteCount, list)), damage };
  }
}

/** Largest unpacked size of what is read piece by piece: more is taken for an attack on the disk. */
export function getUnpackedLimit(packedByteCount: number, maxEntryBytes: number): number {
  return Math.min(MAX_OPENED_BYTES, Math.max(maxEntryBytes, MAX_RATIO * packedByteCount));
}

/** Why an entry cannot be read to its end. */
export class EntryFault extends Error {}

function describeUnpacking(error: unknown): string {
  return `cannot be unpacked: ${reasonOf(error)}`;
}

/**
 * Opens a zip archive by its central directory. Names are taken as they stand (sample ids hold dots
 * and slashes) and never used as paths. Of entries with the same name the last counts, as in other
 * tools. An archive without a list of entries is read as far as they are whole.
 */
export async function openArchive(path: string, maxEntryBytes: number): Promise<Result<Archive>> {
  let zip: ZipFile;
  let reader: ListReader;
  let damage: string | null;
  let file: number | null = null;
  try {
    file = openSync(path, "r");
    ({ zip, reader, damage } = await openList(path, file));
  } catch (error) {
    if (file !== null) closeSync(file);
    return failure("invalid", describeOpening(error));
  }
  const entries = new Map<string, ZipEntry>();
  const repeatedNames = new Set<string>();
  const { size } = fstatSync(file);
  let packedByteCount = 0;
  let nameByteCount = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const flags = entry.generalPurposeBitFlag;
      // A name is told of in messages and stored with what was read.
      const name = String(sanitise(getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true)));
      if (entries.has(name)) repeatedNames.add(name);
      entries.set(name, toZipEntry(entry));
      // One that reaches beyond the file fails by itself; all others fit into it side by side.
      if (entry.compressedSize < size) packedByteCount += entry.compressedSize;
      nameByteCount += entry.fileNameRaw.length;
      if (nameByteCount > MAX_NAMES_BYTES) throw new Error("names of more than 128 MB are not read");
      if (entries.size > MAX_ENTRIES) throw new Error(`more than ${MAX_ENTRIES} entries are not read`);
    }
    // Writers without zip64 count 65,537 entries as one.
    if (reader.hasMore())
      damage ??= `the archive holds more than the ${formatQuantity(zip.entryCount, "entry", "entries")} that it says`;
  } catch (error) {
    damage = `the archive's list of entries breaks off: ${reasonOf(error)}`;
  }
  if (packedByteCount > size) {
    closeSync(file);
    return failure("invalid", "a zip archive whose entries share the same bytes, as zip bombs do");
  }
  return success({
    names: [...entries.keys()],
    repeatedNames: [...repeatedNames],
    damage,
    maxEntryBytes,
    has: (name) => entries.has(name),
    packedByteCount: (name) => entries.get(name)?.packedByteCount ?? 0,
    unpackedByteCount: (name) => entries.get(name)?.unpackedByteCount ?? 0,
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return failure("not_found", "it is not in the archive");
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of unpackEntry(file, entry, maxEntryBytes)) chunks.push(chunk);
      } catch (error) {
        return failure("invalid", describeUnpacking(error));
      }
      return success(Buffer.concat(chunks));
    },
    async *open(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new EntryFault("it is not in the archive");
      try {
        yield* unpackEntry(file, entry, getUnpackedLimit(entry.packedByteCount, maxEntryBytes));
      } catch (error) {
        throw new EntryFault(describeUnpacking(error));
      }
    },
    close: () => closeSync(file),
  });
}
