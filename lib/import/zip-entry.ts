import { readSync } from "node:fs";
import zlib from "node:zlib";
import type { Entry } from "yauzl";
import { UnpackedTooLarge, unpackAtOnce, unpackPieces } from "./decompress";
import { describeExcess } from "./size-limit";

const HEADER_BYTES = 30;
const HEADER_SIGNATURE = 0x04034b50;
/** Bit of an entry's flags. */
const ENCRYPTED = 1;
/** Entries up to these sizes are unpacked in one call, which is several times faster than a stream. */
const PACKED_AT_ONCE = 2 ** 20;
const UNPACKED_AT_ONCE = 8 * 2 ** 20;
const PIECE_BYTES = 2 ** 18;

/** What is kept of an entry: a log may have hundreds of thousands. */
export type ZipEntry = {
  offset: number;
  flags: number;
  method: number;
  packedByteCount: number;
  unpackedByteCount: number;
  checksum: number;
};

export function toZipEntry(entry: Entry): ZipEntry {
  return {
    offset: entry.relativeOffsetOfLocalHeader,
    flags: entry.generalPurposeBitFlag,
    method: entry.compressionMethod,
    packedByteCount: entry.compressedSize,
    unpackedByteCount: entry.uncompressedSize,
    checksum: entry.crc32,
  };
}

function readFully(file: number, position: number, byteCount: number): Buffer {
  // Not of the pool, which would be handed to another thread as a whole.
  const bytes = Buffer.allocUnsafeSlow(byteCount);
  for (let filled = 0; filled < byteCount; ) {
    const count = readSync(file, bytes, filled, byteCount - filled, position + filled);
    if (count === 0) throw new Error("the archive breaks off within it");
    filled += count;
  }
  return bytes;
}

/** Where the packed bytes begin: what stands before them has a length of its own. */
function findData(file: number, { offset }: ZipEntry): number {
  const header = readFully(file, offset, HEADER_BYTES);
  if (header.readUInt32LE(0) !== HEADER_SIGNATURE) throw new Error("it does not stand where the list says");
  return offset + HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function* listPieces(file: number, start: number, byteCount: number): Generator<Buffer> {
  for (let done = 0; done < byteCount; done += PIECE_BYTES) {
    yield readFully(file, start + done, Math.min(PIECE_BYTES, byteCount - done));
  }
}

/** All limits here are what the entry says of itself, which its reader has found acceptable. */
async function* unpackStream(file: number, entry: ZipEntry, start: number): AsyncGenerator<Buffer> {
  const pieces = listPieces(file, start, entry.packedByteCount);
  const unpacked = unpackPieces(entry.method, pieces, entry.unpackedByteCount);
  if (unpacked === null) {
    throw new Error(`it is packed with zip method ${entry.method}; only 0, 8 and 93 are supported`);
  }
  let byteCount = 0;
  for await (const chunk of unpacked) {
    byteCount += chunk.length;
    if (byteCount > entry.unpackedByteCount) throw new UnpackedTooLarge();
    yield chunk;
  }
}

async function* unpack(file: number, entry: ZipEntry): AsyncGenerator<Buffer> {
  const start = findData(file, entry);
  const { packedByteCount, unpackedByteCount, method } = entry;
  if (packedByteCount === 0) return;
  if (packedByteCount <= PACKED_AT_ONCE && unpackedByteCount <= UNPACKED_AT_ONCE) {
    const packed = readFully(file, start, packedByteCount);
    const bytes = await unpackAtOnce(method, packed, unpackedByteCount);
    if (bytes !== null) {
      yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return;
    }
  }
  yield* unpackStream(file, entry, start);
}

/**
 * The unpacked content of an entry. That it unpacks to more than it says is an error before it takes
 * memory, since several entries are read at a time; that its checksum does not match, one at its end.
 */
export async function* unpackEntry(
  file: number,
  entry: ZipEntry,
  maxByteCount: number,
): AsyncGenerator<Buffer> {
  if (entry.flags & ENCRYPTED) throw new Error("it is encrypted; pack it without a password");
  if (entry.unpackedByteCount > maxByteCount) {
    throw new Error(describeExcess("it unpacks to more than", maxByteCount));
  }
  let checksum = 0;
  for await (const chunk of unpack(file, entry)) {
    checksum = zlib.crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.checksum) throw new Error("it is damaged, its checksum does not match");
}
