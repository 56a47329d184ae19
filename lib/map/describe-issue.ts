import type { z } from "zod";
import type { PathInFile } from "./map-problem";
import { quote } from "./map-problem";
import { findNearestName } from "./nearest-name";

type Issue = z.core.$ZodIssue;
type Described = { path: PathInFile; message: string; target: "key" | "value" };

const NAMES: Record<string, string> = {
  object: "a mapping of keys to values",
  record: "a mapping of keys to values",
  array: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

const UNITS: Record<string, string> = { array: " items", string: " characters" };

/** What a shape error says, in the words of the map language; one message for each unknown key. */
export function describeIssue(issue: Issue, root: unknown): Described[] {
  if (issue.code === "unrecognized_keys") {
    // The reader of the file has reported this one wherever it stands.
    const keys = issue.keys.filter((key) => key !== "__proto__");
    return keys.map((key) => ({
      path: [...issue.path, key],
      message: describeUnknownName("key", key, issue.message.split(", ")),
      target: "key",
    }));
  }
  if (issue.code === "invalid_union") {
    // One alternative fits as a whole: what is wrong is a part of it.
    const [part] = issue.errors.find((branch) => branch.every(({ path }) => path.length > 0)) ?? [];
    if (part) return describeIssue({ ...part, path: [...issue.path, ...part.path] }, root);
  }
  const found = describeFound(readPath(root, issue.path), issue.path);
  return [{ path: issue.path, message: `${found}, expected ${describeExpected(issue)}`, target: "value" }];
}

/** An unknown name with the known one it may have meant. */
export function describeUnknownName(kind: string, name: string, known: string[], of = ""): string {
  const nearest = findNearestName(name, known);
  const meant = nearest === null ? "" : ` (did you mean ${quote(nearest)}?)`;
  const listed =
    known.length > 12
      ? `${known.slice(0, 12).join(", ")} and ${known.length - 12} more`
      : known.join(", ") || "none";
  return `unknown ${kind} ${quote(name)}${of}${meant}, expected ${known.length > 1 ? "one of " : ""}${listed}`;
}

function describeExpected(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return NAMES[issue.expected] ?? issue.expected;
    case "invalid_union":
      return describeAlternatives(issue.errors);
    case "invalid_value":
      return issue.values.map(String).join(" or ");
    case "too_small":
      if (issue.origin === "array") return "at least one item";
      if (issue.origin === "string") return "a text that is not empty";
      return `a number ${issue.inclusive ? "not below" : "above"} ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}${UNITS[issue.origin] ?? ""}`;
    default:
      return issue.message;
  }
}

function describeAlternatives(branches: Issue[][]): string {
  const types = branches.flatMap(([first]) => (first?.code === "invalid_type" ? first.expected : []));
  return types.length === 0
    ? "one of the known kinds"
    : types.map((type) => NAMES[type] ?? type).join(types.length === 2 ? " or " : ", ");
}

function describeFound(value: unknown, path: PathInFile): string {
  if (value === undefined && path.length > 0) return `${quote(String(path.at(-1)))} is missing`;
  if (value === undefined || value === null) return "nothing here";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a mapping";
  return typeof value === "string" ? `the text ${quote(value)}` : String(value);
}

/** A single item that stands for a list of one, or for a mapping with its id, has no place of its own. */
function readPath(root: unknown, path: PathInFile): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return key === 0 || key === "id" ? value : undefined;
    value = Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return value;
}
