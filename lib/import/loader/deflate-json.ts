import { inflateRawSync } from "node:zlib";
import { createZlibThread } from "@/lib/import/zlib-thread";

// Level 6 takes a third longer on transcripts and saves two percent.
const COMPRESSION_LEVEL = 3;

const deflate = createZlibThread("deflate");

/** JSON as it is kept in the database. */
export function deflateJson(json: string): Promise<Uint8Array> {
  return deflate({ text: json, level: COMPRESSION_LEVEL }, json.length) as Promise<Uint8Array>;
}

export function inflateJson(body: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(body).toString("utf8"));
}
