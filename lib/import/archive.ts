import zlib from "node:zlib";
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import { failure, type Result, success } from "@/lib/result";
import { createDecoder, UnpackedTooLarge } from "./decompress";
import { describeFileError, isFileError } from "./describe-file-error";

/** Entries that are listed: more would not fit in memory, and no log has as many. */
const MAX_ENTRIES = 1_000_000;

/** An open zip archive: its entry names in order, and their content one at a time. */
export type Archive = {
  names: string[];
  /** Names that more than one entry has; of each the last counts. */
  repeatedNames: string[];
  /** Set where the central directory breaks off: entries after this point are unknown. */
  damage: string | null;
  /** Largest unpacked size of an entry that is read. */
  maxEntryBytes: number;
  has(name: string): boolean;
  /** Packed size in bytes, for progress. */
  packedByteCount(name: string): number;
  /** The unpacked content, its checksum verified. */
  read(name: string): Promise<Result<Buffer>>;
  close(): void;
};

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function describeOpening(error: unknown): string {
  if (isFileError(error)) return `cannot be read: ${describeFileError(error)}`;
  return reasonOf(error).startsWith("End of central directory")
    ? "not a complete zip archive: the list of entries at its end is missing; it is cut off, or no zip"
    : `not a complete zip archive: ${reasonOf(error)}`;
}

async function readEntry(zip: ZipFile, entry: Entry, maxByteCount: number): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Error("it is encrypted; pack it without a password");
  if (entry.uncompressedSize > maxByteCount) throw new UnpackedTooLarge(maxByteCount);
  const decoder = createDecoder(entry.compressionMethod, maxByteCount);
  if (decoder === undefined) {
    throw new Error(
      `it is packed with zip method ${entry.compressionMethod}; only 0, 8 and 93 are supported`,
    );
  }
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const chunks: Buffer[] = [];
  let byteCount = 0;
  let checksum = 0;
  raw.on("error", (error) => decoder.destroy(error));
  try {
    for await (const chunk of raw.pipe(decoder) as AsyncIterable<Buffer>) {
      byteCount += chunk.length;
      if (byteCount > maxByteCount) throw new UnpackedTooLarge(maxByteCount);
      checksum = zlib.crc32(chunk, checksum);
      chunks.push(chunk);
    }
  } finally {
    raw.destroy();
  }
  if (checksum !== entry.crc32) throw new Error("it is damaged, its checksum does not match");
  return Buffer.concat(chunks, byteCount);
}

/**
 * Opens a zip archive by its central directory. Names are taken as they stand (sample ids hold dots
 * and slashes) and never used as paths. Of entries with the same name the last counts, as in other
 * tools. An archive without a central directory is an error.
 */
export async function openArchive(path: string, maxEntryBytes: number): Promise<Result<Archive>> {
  let zip: ZipFile;
  try {
    // Sizes are checked by the checksum when an entry is read: here one bad entry would end the list.
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  } catch (error) {
    return failure("invalid", describeOpening(error));
  }
  const entries = new Map<string, Entry>();
  const repeatedNames = new Set<string>();
  let damage: string | null = null;
  try {
    for await (const entry of zip.eachEntry()) {
      const flags = entry.generalPurposeBitFlag;
      const name = getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true);
      if (entries.has(name)) repeatedNames.add(name);
      entries.set(name, entry);
      if (entries.size > MAX_ENTRIES) throw new Error(`more than ${MAX_ENTRIES} entries are not read`);
    }
  } catch (error) {
    damage = `the archive's list of entries breaks off: ${reasonOf(error)}`;
  }
  return success({
    names: [...entries.keys()],
    repeatedNames: [...repeatedNames],
    damage,
    maxEntryBytes,
    has: (name) => entries.has(name),
    packedByteCount: (name) => entries.get(name)?.compressedSize ?? 0,
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return failure("not_found", "it is not in the archive");
      try {
        return success(await readEntry(zip, entry, maxEntryBytes));
      } catch (error) {
        return failure("invalid", `cannot be unpacked: ${reasonOf(error)}`);
      }
    },
    close: () => zip.close(),
  });
}
