import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeFileError } from "./describe-file-error";

const WRITE_BYTES = 2 ** 20;
const READ_BYTES = 2 ** 18;

/** JSON values in the order they were added. */
export type ValueStore = {
  readonly length: number;
  /** Adds a value and returns its position. */
  add(value: unknown): number;
  get(position: number): unknown;
};

/** A store on disk; values that are got one after another take few reads. */
export type Spool = ValueStore & {
  /** Bytes of JSON that were added. */
  readonly byteCount: number;
  /** Gives back the space; nothing can be got any more. */
  close(): void;
};

/** A store for what fits in memory. */
export function createMemoryStore(): ValueStore {
  const values: unknown[] = [];
  return {
    get length() {
      return values.length;
    },
    add: (value) => values.push(value) - 1,
    get: (position) => values[position],
  };
}

/** The folder of temporary files cannot take what does not fit in memory. */
export class SpoolFault extends Error {}

function faultOf(error: unknown): SpoolFault {
  const folder = tmpdir();
  const isFull = (error as NodeJS.ErrnoException).code === "ENOSPC";
  const reason = isFull ? "it is full; free space there" : `${describeFileError(error)}; make it writable`;
  const message = `what is too large for memory does not fit in ${folder}, the folder of temporary files: ${reason}, or set TMPDIR to another folder`;
  return new SpoolFault(message, { cause: error });
}

/** A file without a name: the system removes it with the process, however that ends. */
function openUnnamed(): number {
  const folder = mkdtempSync(join(tmpdir(), "lacuna-spool-"));
  try {
    return openSync(join(folder, "values"), "w+", 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw faultOf(error);
  }
}

/**
 * A place for values that do not fit in memory, in a temporary file.
 *
 * @throws SpoolFault where the folder of temporary files is full or cannot be written.
 */
export function createSpool(): Spool {
  const file = attempt(openUnnamed);
  /** Where each value ends; it begins where the one before ends. */
  const ends: number[] = [];
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let writtenBytes = 0;
  let block: Buffer = Buffer.alloc(0);
  let blockStart = 0;

  const flush = () => {
    const bytes = Buffer.concat(pending, pendingBytes);
    for (let start = 0; start < bytes.length; ) {
      start += writeSync(file, bytes, start, bytes.length - start, writtenBytes + start);
    }
    writtenBytes += bytes.length;
    pending = [];
    pendingBytes = 0;
  };
  const load = (start: number, byteCount: number) => {
    block = Buffer.allocUnsafe(Math.min(Math.max(byteCount, READ_BYTES), writtenBytes - start));
    blockStart = start;
    for (let filled = 0; filled < block.length; ) {
      const count = readSync(file, block, filled, block.length - filled, start + filled);
      if (count === 0) throw new Error("a temporary file was cut off");
      filled += count;
    }
  };
  return {
    get length() {
      return ends.length;
    },
    get byteCount() {
      return writtenBytes + pendingBytes;
    },
    add(value) {
      const bytes = Buffer.from(JSON.stringify(value) ?? "null");
      pending.push(bytes);
      pendingBytes += bytes.length;
      if (pendingBytes >= WRITE_BYTES) attempt(flush);
      return ends.push(writtenBytes + pendingBytes) - 1;
    },
    get(position) {
      if (pendingBytes > 0) attempt(flush);
      const start = position === 0 ? 0 : ends[position - 1]!;
      const end = ends[position]!;
      if (start < blockStart || end > blockStart + block.length) load(start, end - start);
      return JSON.parse(block.toString("utf8", start - blockStart, end - blockStart));
    },
    close() {
      closeSync(file);
      block = Buffer.alloc(0);
    },
  };
}
