import { createHash } from "node:crypto";
import type { RunRecord } from "./run-record";

/** JSON with the keys of every object in order, so that equal values have equal texts. */
export function formatCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}

/** SHA-256 of a run record without its source: the same run read from another file hashes the same. */
export function buildContentHash(record: RunRecord): Buffer {
  return createHash("sha256")
    .update(formatCanonicalJson({ ...record, source: undefined }))
    .digest();
}
