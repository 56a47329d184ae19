import { Document } from "yaml";
import { formatYamlText } from "@/lib/map/yaml-text";

const INDENT = "  ";
/** A list that is longer on one line gets a line an item. */
const LONG_LINE = 90;

/** A value on one line, such that it can stand inside `{ }` and `[ ]` too. */
export function formatInline(value: unknown): string {
  const list = new Document([value], { aliasDuplicateObjects: false });
  const text = formatYamlText(list, {
    collectionStyle: "flow",
    // A long text of several lines would be folded, and its further lines stand left of where they may.
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  }).trim();
  return text.slice(1, -1).trim();
}

/** A key as it stands before its colon. */
export function formatKey(key: string): string {
  return formatInline(key);
}

/** A key with its value in block style: mappings and long lists one line a part, the rest on one line. */
export function formatPair(key: string, value: unknown, indent: string, newline: string): string {
  const start = `${formatKey(key)}:`;
  const inline = `${start} ${formatInline(value)}`;
  const deeper = indent + INDENT;
  if (Array.isArray(value) && value.length > 0) {
    const hasMappings = value.some((item) => typeof item === "object");
    if (!hasMappings && indent.length + inline.length <= LONG_LINE) return inline;
    return [start, ...value.map((item) => `${deeper}- ${formatInline(item)}`)].join(newline);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return inline;
  const pairs = Object.entries(value);
  if (pairs.length === 0 || pairs.every(([, part]) => typeof part !== "object")) return inline;
  return [start, ...pairs.map(([name, part]) => deeper + formatPair(name, part, deeper, newline))].join(
    newline,
  );
}
