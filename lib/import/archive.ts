import zlib from "node:zlib";
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import { failure, type Result, success } from "@/lib/result";
import { createDecoder, UnpackedTooLarge } from "./decompress";

/**
 * Unpacked size up to which an entry is read. An entry becomes one JSON value in memory, several
 * times its size, so the limit is what keeps one hostile or broken entry from ending the process.
 */
const MAX_ENTRY_BYTES = 256 * 2 ** 20;

/** An open zip archive: its entry names in order, and their content one at a time. */
export type Archive = {
  names: string[];
  /** Set where the central directory breaks off: entries after this point are unknown. */
  damage: string | null;
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

async function readEntry(zip: ZipFile, entry: Entry, maxByteCount: number): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Error("encrypted, which is not supported");
  if (entry.uncompressedSize > maxByteCount) throw new UnpackedTooLarge(maxByteCount);
  const decoder = createDecoder(entry.compressionMethod, maxByteCount);
  if (decoder === undefined) {
    throw new Error(`packed with zip method ${entry.compressionMethod}; only 0, 8 and 93 are supported`);
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
  if (checksum !== entry.crc32) throw new Error("damaged: its checksum does not match");
  return Buffer.concat(chunks, byteCount);
}

/**
 * Opens a zip archive by its central directory. Names are taken as they stand (sample ids hold dots
 * and slashes) and never used as paths. Of entries with the same name the last counts, as in other
 * tools. An archive without a central directory is an error.
 */
export async function openArchive(path: string, maxEntryBytes = MAX_ENTRY_BYTES): Promise<Result<Archive>> {
  let zip: ZipFile;
  try {
    // Sizes are checked by the checksum when an entry is read: here one bad entry would end the list.
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  } catch (error) {
    return failure("invalid", `not a complete zip archive: ${reasonOf(error)}`);
  }
  const entries = new Map<string, Entry>();
  let damage: string | null = null;
  try {
    for await (const entry of zip.eachEntry()) {
      const flags = entry.generalPurposeBitFlag;
      entries.set(getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true), entry);
    }
  } catch (error) {
    damage = `the archive's list of entries breaks off: ${reasonOf(error)}`;
  }
  return success({
    names: [...entries.keys()],
    damage,
    has: (name) => entries.has(name),
    packedByteCount: (name) => entries.get(name)?.compressedSize ?? 0,
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return failure("not_found", "is not in the archive");
      try {
        return success(await readEntry(zip, entry, maxEntryBytes));
      } catch (error) {
        return failure("invalid", `cannot be unpacked: ${reasonOf(error)}`);
      }
    },
    close: () => zip.close(),
  });
}
