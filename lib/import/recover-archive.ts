import { type FileHandle, open } from "node:fs/promises";

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const LOCAL_HEADER_BYTES = 30;
/** Sizes that stand in the extra field instead, as in archives over 4 GB. */
const ELSEWHERE = 0xffffffff;
const MAX_ENTRIES = 1_000_000;

type LocalEntry = { offset: number; header: Buffer; name: Buffer; packed: number; unpacked: number };

/** A zip archive whose list of entries is missing, as far as its entries are whole. */
export type RecoveredArchive = {
  /** A list of these entries, as if it stood behind the file's first `fileByteCount` bytes. */
  list: Buffer;
  fileByteCount: number;
  entryCount: number;
  /** The place from which on nothing is recovered. */
  end: number;
};

async function readAt(file: FileHandle, position: number, byteCount: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(byteCount), 0, byteCount, position);
  return buffer.subarray(0, bytesRead);
}

function readSizes(header: Buffer, extra: Buffer): { packed: number; unpacked: number } {
  const sizes = { packed: header.readUInt32LE(18), unpacked: header.readUInt32LE(22) };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1 || at + 20 > extra.length) continue;
    if (sizes.unpacked === ELSEWHERE) sizes.unpacked = Number(extra.readBigUInt64LE(at + 4));
    if (sizes.packed === ELSEWHERE) sizes.packed = Number(extra.readBigUInt64LE(at + 12));
  }
  return sizes;
}

/** The entry that begins at a place, and where it ends; null where none does, or where it is not whole. */
async function readLocalEntry(file: FileHandle, offset: number, byteCount: number) {
  const header = await readAt(file, offset, LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) return null;
  const nameLength = header.readUInt16LE(26);
  const tail = await readAt(file, offset + LOCAL_HEADER_BYTES, nameLength + header.readUInt16LE(28));
  const sizes = readSizes(header, tail.subarray(nameLength));
  const end = offset + LOCAL_HEADER_BYTES + nameLength + header.readUInt16LE(28) + sizes.packed;
  // A writer fills in the size once it has written the content: empty entries are those it was at.
  if (end > byteCount || !Number.isSafeInteger(end) || sizes.packed === 0) return null;
  const entry: LocalEntry = { offset, header, name: tail.subarray(0, nameLength), ...sizes };
  return { entry, end };
}

/** An entry of the list, its sizes and place in 64 bits. */
function buildDirectoryHeader({ offset, header, name, packed, unpacked }: LocalEntry): Buffer {
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(DIRECTORY_HEADER, 0);
  fixed.writeUInt16LE(45, 4);
  header.copy(fixed, 6, 4, 18);
  fixed.writeUInt32LE(ELSEWHERE, 20);
  fixed.writeUInt32LE(ELSEWHERE, 24);
  fixed.writeUInt16LE(name.length, 28);
  fixed.writeUInt16LE(28, 30);
  fixed.writeUInt32LE(ELSEWHERE, 42);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(unpacked), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  return Buffer.concat([fixed, name, extra]);
}

/** The end of a list, in the form for archives of any size. */
function buildEnd(entryCount: number, listOffset: number, listByteCount: number): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(entryCount), 24);
  end.writeBigUInt64LE(BigInt(entryCount), 32);
  end.writeBigUInt64LE(BigInt(listByteCount), 40);
  end.writeBigUInt64LE(BigInt(listOffset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(listOffset + listByteCount), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(0xffff, 84);
  end.writeUInt16LE(0xffff, 86);
  end.writeUInt32LE(ELSEWHERE, 88);
  end.writeUInt32LE(ELSEWHERE, 92);
  return end;
}

/**
 * Finds the entries of a zip archive by the headers that stand before each: an archive that is still being
 * written, or whose writer crashed, has no list of them at its end. Null where it begins with no whole entry.
 */
export async function recoverArchive(path: string): Promise<RecoveredArchive | null> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const directory: Buffer[] = [];
    let end = 0;
    while (directory.length < MAX_ENTRIES) {
      const found = await readLocalEntry(file, end, size);
      if (found === null) break;
      directory.push(buildDirectoryHeader(found.entry));
      end = found.end;
    }
    if (directory.length === 0) return null;
    const entries = Buffer.concat(directory);
    const list = Buffer.concat([entries, buildEnd(directory.length, size, entries.length)]);
    return { list, fileByteCount: size, entryCount: directory.length, end };
  } finally {
    await file.close();
  }
}
