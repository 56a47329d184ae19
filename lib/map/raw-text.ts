import { formatCanonicalJson } from "@/lib/import/canonical-json";

/**
 * The trimmed string form under which raw values are compared: "" where the value is absent,
 * null, NaN or empty; a list of one element is that element; other lists and objects are JSON.
 */
export function formatRaw(raw: unknown): string {
  let value = raw;
  while (Array.isArray(value) && value.length === 1) value = value[0];
  if (typeof value === "string") return value.trim();
  if (value === undefined || value === null || Number.isNaN(value)) return "";
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) && value.length === 0 ? "" : formatJson(value);
}

/**
 * Keys in order: the database does not keep theirs, and a run is classified again from there.
 * Logs may nest deeper than the stack of the serialiser; such a value is still a value.
 */
function formatJson(value: object): string {
  try {
    return formatCanonicalJson(value) ?? "";
  } catch {
    return "[a value that cannot be written as JSON]";
  }
}

const MAX_SHOWN_LENGTH = 200;

/** A raw text as it is kept for lists of unmapped values: at most 200 characters, fit for PostgreSQL. */
export function cutRaw(text: string): string {
  return text.slice(0, MAX_SHOWN_LENGTH).replace(/\0|\p{Surrogate}/gu, "\uFFFD");
}
