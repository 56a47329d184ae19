import { PassThrough, Readable, type Transform } from "node:stream";
import { setImmediate } from "node:timers/promises";
import zlib from "node:zlib";
import { Decompress } from "fzstd";
import { createZlibThread } from "./zlib-thread";

const STREAM_CHUNK_BYTES = 2 ** 18;

/** The largest window that zstd itself unpacks unless it is told to. */
const MAX_WINDOW_BYTES = 2 ** 27;
/** The portable decoder moves its window for each block: blocks that hold less of it on average take too long. */
const MAX_WINDOW_SHARE = 1024;
const MOVED_AT_ONCE = 2 ** 34;
/** A packed kilobyte may hold 256 blocks of 128 KB, all of which are unpacked before any is taken on. */
const PORTABLE_PIECE_BYTES = 2 ** 10;

/** Node has zstd from 22.15 on; its types here are those of the oldest supported version. */
type ZlibWithZstd = { createZstdDecompress?: () => Transform };

/** What the portable decoder keeps of a frame. */
type FrameState = { s?: { w: Uint8Array } | number };

/** A function that is told each block, and throws where unpacking more would take the memory or hours. */
function createBlockGauge(decoder: () => unknown, maxByteCount: number): (byteCount: number) => void {
  let unpacked = 0;
  let moved = 0;
  return (byteCount) => {
    unpacked += byteCount;
    if (unpacked > maxByteCount) throw new UnpackedTooLarge();
    const { s: frame } = decoder() as FrameState;
    const window = typeof frame === "object" ? frame.w.length : 0;
    if (window > MAX_WINDOW_BYTES)
      throw new Error("its zstd window is larger than 128 MB; pack it with a smaller one");
    moved += window;
    if (moved > Math.max(MOVED_AT_ONCE, MAX_WINDOW_SHARE * unpacked)) {
      throw new Error("its zstd blocks are too small for their window; pack it again");
    }
  };
}

function describePortableFault(error: unknown): Error {
  // Windows and sizes beyond what an array can have.
  if (error instanceof RangeError) return new Error("its zstd frame is damaged, or its window too large");
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * Unpacks zstd without Node's own. One small frame can unpack to gigabytes within a single call, so the limit
 * is checked here as well as by the reader, and packed bytes are taken in small pieces, each passed on first.
 */
async function* unpackPortableZstd(packed: Iterable<Buffer>, maxByteCount: number): AsyncGenerator<Buffer> {
  const blocks: Buffer[] = [];
  const note = createBlockGauge(() => decoder, maxByteCount);
  const decoder: Decompress = new Decompress((chunk) => {
    note(chunk.length);
    if (chunk.length > 0) blocks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
  });
  const push = (piece: Uint8Array, isLast: boolean) => {
    try {
      decoder.push(piece, isLast);
    } catch (error) {
      throw describePortableFault(error);
    }
    return blocks.splice(0);
  };
  for (const chunk of packed) {
    for (let start = 0; start < chunk.length; start += PORTABLE_PIECE_BYTES) {
      yield* push(chunk.subarray(start, start + PORTABLE_PIECE_BYTES), false);
    }
    // Nothing here waits for anything: signals and other imports have their turn.
    await setImmediate();
  }
  yield* push(new Uint8Array(0), true);
}

async function* unpackThrough(packed: Iterable<Buffer>, decoder: Transform): AsyncGenerator<Buffer> {
  const source = Readable.from(packed);
  source.on("error", (error) => decoder.destroy(error));
  try {
    yield* source.pipe(decoder) as AsyncIterable<Buffer>;
  } finally {
    source.destroy();
  }
}

export class UnpackedTooLarge extends Error {
  constructor() {
    super("it is damaged, it unpacks to more than the archive says of it");
  }
}

const unpack = createZlibThread("unpack");

/** The unpacked bytes; null where they are more than the limit, or the method has no such way here. */
export async function unpackAtOnce(
  method: number,
  packed: Buffer,
  maxByteCount: number,
): Promise<Uint8Array | null> {
  if (method === 0) return packed.length <= maxByteCount ? packed : null;
  return unpack({ method, packed, maxByteCount }, packed.length);
}

/** Unpacks a zip entry piece by piece; null where the method is none of stored, deflate, zstd. */
export function unpackPieces(
  method: number,
  packed: Iterable<Buffer>,
  maxByteCount: number,
): AsyncIterable<Buffer> | null {
  if (method === 0) return unpackThrough(packed, new PassThrough());
  if (method === 8) return unpackThrough(packed, zlib.createInflateRaw({ chunkSize: STREAM_CHUNK_BYTES }));
  if (method !== 93) return null;
  const own = (zlib as ZlibWithZstd).createZstdDecompress?.();
  return own ? unpackThrough(packed, own) : unpackPortableZstd(packed, maxByteCount);
}
