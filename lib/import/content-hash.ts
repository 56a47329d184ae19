import { createHash } from "node:crypto";
import { formatCanonicalJson } from "./canonical-json";
import type { RunRecord } from "./run-record";

/** SHA-256 of a run record without its source: the same run read from another file hashes the same. */
export function buildContentHash(record: RunRecord): Buffer {
  return createHash("sha256")
    .update(formatCanonicalJson({ ...record, source: undefined }))
    .digest();
}
