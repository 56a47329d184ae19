import { failure, type Result, success } from "@/lib/result";
import type { FieldPath } from "./coverage-map";

const SCALAR_ROOTS = ["tags", "model", "task", "file", "id", "case"];
const NESTED_ROOTS = ["metadata", "task_args", "model_roles", "scores"];
const EXPECTED_ROOTS =
  "metadata.*, tags, task_args.*, model, model_roles.*, task, file, id, case or scores.*";
const MAX_KEYS = 20;

const PLAIN_KEY = /[^.[\]]+/y;
const QUOTED_KEY = /\[\s*("(?:[^"\\]|\\.)*")\s*\]/y;

/** Parses a path into a run record, such as `metadata.role` or `scores["a.b"]`. */
export function parseFieldPath(text: string): Result<FieldPath> {
  const keys = parseKeys(text.trim());
  if (!keys.ok) return keys;
  const root = keys.value[0]!;
  if (SCALAR_ROOTS.includes(root)) {
    if (keys.value.length === 1) return keys;
    return failure("invalid", `"${root}" holds no further keys, expected "${root}" alone`);
  }
  if (!NESTED_ROOTS.includes(root)) {
    return failure("invalid", `unknown field ${JSON.stringify(root)}, expected ${EXPECTED_ROOTS}`);
  }
  if (keys.value.length > 1) return keys;
  return failure("invalid", `"${root}" holds many fields, expected one of them, as in ${root}.name`);
}

/** Parses the path of a score, relative to the scores of a run: `audit_judge.deception`. */
export function parseScorePath(text: string): Result<FieldPath> {
  return parseKeys(text.trim());
}

function parseKeys(text: string): Result<FieldPath> {
  const keys: FieldPath = [];
  let at = 0;
  while (at < text.length || keys.length === 0) {
    const quoted = text[at] === "[";
    if (!quoted && keys.length > 0) {
      if (text[at] !== ".") return unreadable(text, at);
      at++;
    }
    const pattern = quoted ? QUOTED_KEY : PLAIN_KEY;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const key = found && (quoted ? parseQuoted(found[1]!) : found[0]);
    if (!found || key === null) return unreadable(text, at);
    keys.push(key);
    at += found[0].length;
  }
  return keys.length > MAX_KEYS
    ? failure("invalid", `a path of ${keys.length} keys, expected at most ${MAX_KEYS}`)
    : success(keys);
}

function parseQuoted(text: string): string | null {
  try {
    return JSON.parse(text) as string;
  } catch {
    return null;
  }
}

function unreadable(text: string, at: number): Result<FieldPath> {
  return failure(
    "invalid",
    `cannot read the path ${JSON.stringify(text)} at character ${at + 1}, expected keys joined by dots, and keys with dots as ["a.b"]`,
  );
}

/** Writes a path so that it parses to the same keys. */
export function formatFieldPath(path: FieldPath): string {
  return path
    .map((key, i) => {
      if (key === "" || key !== key.trim() || /[.[\]]/.test(key)) return `[${JSON.stringify(key)}]`;
      return i === 0 ? key : `.${key}`;
    })
    .join("");
}

/** Paths of which the first present one wins, for people: "metadata.role, else model". */
export function formatFieldPaths(paths: FieldPath[]): string {
  return paths.map(formatFieldPath).join(", else ");
}

/** The raw value at a path of a run record or an observation, or undefined. */
export function readField(record: unknown, path: FieldPath): unknown {
  if (path[0] === "file") return readKeys(record, SOURCE_FILE);
  return readKeys(readKeys(record, [path[0]!]), path, 1);
}

const SOURCE_FILE = ["source", "file"];

/**
 * Descends through own properties only. Where a key that holds the dots itself exists, as in
 * `{ "a.b": 1 }`, it wins over descending.
 */
export function readKeys(value: unknown, keys: FieldPath, start = 0): unknown {
  if (start === keys.length) return value;
  if (typeof value !== "object" || value === null) return undefined;
  for (let end = keys.length; end > start; end--) {
    const key = end === start + 1 ? keys[start]! : keys.slice(start, end).join(".");
    if (!Object.hasOwn(value, key) || (Array.isArray(value) && key === "length")) continue;
    const found = readKeys((value as Record<string, unknown>)[key], keys, end);
    if (found !== undefined) return found;
  }
  return undefined;
}
