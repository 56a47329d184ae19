// What a thread of its own does for whoever reads or stores a log, and meanwhile goes on with other things.
import { parentPort, workerData } from "node:worker_threads";
import zlib from "node:zlib";

const WORK = {
  deflate: ({ text, level }) => zlib.deflateRawSync(text, { level }),
  /** Null where it unpacks to more than the most, or this version of Node does not know the method. */
  unpack({ method, packed, maxByteCount }) {
    // Zero is no limit that zlib takes.
    const options = { maxOutputLength: Math.max(maxByteCount, 1) };
    try {
      if (method === 8) return zlib.inflateRawSync(packed, options);
      return method === 93 && zlib.zstdDecompressSync ? zlib.zstdDecompressSync(packed, options) : null;
    } catch (error) {
      if (error.code === "ERR_BUFFER_TOO_LARGE") return null;
      throw error;
    }
  },
};

/** Runs one job: its bytes, null for none, or the text of an error. */
function attempt(job) {
  try {
    return WORK[workerData](job);
  } catch (error) {
    return String(error.message);
  }
}

parentPort.on("message", (jobs) => {
  const results = jobs.map(attempt);
  const lengths = results.map((result) => (result instanceof Uint8Array ? result.length : result));
  const pieces = results.filter((result) => result instanceof Uint8Array);
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  parentPort.postMessage({ bytes, lengths }, [bytes.buffer]);
});
