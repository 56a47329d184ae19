import { failure, type Result, success } from "@/lib/result";

/** Larger than any map: a map has at most a million characters. */
export const MAX_MAP_BYTES = 4_000_000;

/**
 * The text of a map file called `name`, exactly as its bytes are: what is no UTF-8 is refused, since it
 * could not be given back, and so is U+0000, which PostgreSQL does not store.
 */
export function decodeMapText(bytes: Uint8Array, name: string): Result<string> {
  if (bytes.length > MAX_MAP_BYTES) return failure("too_large", describeLargeMap(name));
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return failure("invalid", `${name} is no UTF-8 text, expected a map in YAML`);
  }
  return text.includes("\0")
    ? failure("invalid", `${name} holds a character U+0000, expected a map in YAML`)
    : success(text);
}

export function describeLargeMap(name: string): string {
  return `${name} is larger than ${MAX_MAP_BYTES / 1_000_000} MB, expected a map in YAML`;
}
