import { hash } from "node:crypto";
import { formatCanonicalJson } from "./canonical-json";
import type { RunRecord } from "./run-record";

/** SHA-256 of a run record without its source: the same run read from another file hashes the same. */
export function buildContentHash(record: RunRecord): Buffer {
  return hash("sha256", formatCanonicalJson({ ...record, source: undefined }), "buffer");
}
