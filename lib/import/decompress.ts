import { PassThrough, Transform } from "node:stream";
import zlib from "node:zlib";
import { Decompress } from "fzstd";
import { createZlibThread } from "./zlib-thread";

const STREAM_CHUNK_BYTES = 2 ** 18;

/** Node has zstd from 22.15 on; its types here are those of the oldest supported version. */
type ZlibWithZstd = { createZstdDecompress?: () => Transform };

/**
 * One small zstd frame can unpack to gigabytes within a single call, so the limit is checked here as
 * well as by the reader of the stream.
 */
function createPortableZstdDecoder(maxByteCount: number): Transform {
  let byteCount = 0;
  const decoder = new Decompress((chunk) => {
    byteCount += chunk.length;
    if (byteCount > maxByteCount) throw new UnpackedTooLarge();
    if (chunk.length > 0) transform.push(chunk);
  });
  const push = (chunk: Uint8Array, final: boolean, done: (error?: Error | null) => void) => {
    try {
      decoder.push(chunk, final);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const transform: Transform = new Transform({
    transform: (chunk: Buffer, _encoding, done) => push(chunk, false, done),
    flush: (done) => push(new Uint8Array(0), true, done),
  });
  return transform;
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

/** A stream that unpacks one zip entry; undefined where the method is none of stored, deflate, zstd. */
export function createDecoder(method: number, maxByteCount: number): Transform | undefined {
  if (method === 0) return new PassThrough();
  if (method === 8) return zlib.createInflateRaw({ chunkSize: STREAM_CHUNK_BYTES });
  if (method !== 93) return undefined;
  return (zlib as ZlibWithZstd).createZstdDecompress?.() ?? createPortableZstdDecoder(maxByteCount);
}
