import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import type { MapProblem, PathInFile } from "./map-problem";

type Place = { line: number; column: number };

/** A YAML text as plain data that still knows where each part of it stands. */
export type YamlSource = {
  value: unknown;
  /** False where the text is no YAML, so that `value` says nothing. */
  readable: boolean;
  problems: MapProblem[];
  /** Where the value at a path begins, or its key; for an absent part, the nearest part around it. */
  locate: (path: PathInFile, target: "key" | "value") => Place;
};

/** Faults that the parser has words for which are its own. */
const FAULTS: Record<string, string> = {
  DUPLICATE_KEY: "this key was given before, expected each key once",
  MULTIPLE_DOCS: "a second document, expected one map a file",
};
const MAX_LENGTH = 1_000_000;
const MAX_ALIASES = 100;
export const TOO_DEEP = "values nested too deeply, expected a handful of levels";

/** Reads untrusted YAML 1.2: data only, no duplicate keys, aliases and length bounded. */
export function readYaml(text: string): YamlSource {
  if (text.length > MAX_LENGTH) {
    return unreadable(`a text of ${text.length} characters, expected at most ${MAX_LENGTH}`);
  }
  try {
    return readDocument(text);
  } catch (error) {
    if (error instanceof RangeError) return unreadable(TOO_DEEP);
    throw error;
  }
}

function unreadable(message: string): YamlSource {
  const start = { line: 1, column: 1 };
  return {
    value: undefined,
    readable: false,
    problems: [{ ...start, path: "", message }],
    locate: () => start,
  };
}

function readDocument(text: string): YamlSource {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    schema: "core",
    logLevel: "error",
  });
  if (document.errors.some(({ message }) => message.includes("call stack"))) throw new RangeError(TOO_DEEP);
  const problems: MapProblem[] = [];
  const placeOf = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const report = (offset: number, message: string) =>
    problems.push({ ...placeOf(offset), path: "", message });

  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const what = FAULTS[code] ?? `not YAML: ${message}`;
    report(pos[0], what);
  }
  // YAML lets it pass in comments, and PostgreSQL does not store it.
  const zero = text.indexOf("\0");
  if (zero !== -1) report(zero, "a character U+0000, expected text alone");
  visit(document, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === "__proto__") {
        report(pair.key.range?.[0] ?? 0, '"__proto__" is no key, expected another name');
      }
    },
  });
  const readable = document.errors.every(({ code }) => code === "DUPLICATE_KEY");
  const value = readable ? readValue(document, report) : undefined;
  return {
    value,
    readable: value !== undefined,
    problems,
    locate: (path, target) => placeOf(findOffset(document, path, target)),
  };
}

function readValue(document: Document, report: (offset: number, message: string) => void): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    let offset = 0;
    visit(document, {
      Alias: (_, alias) => {
        offset = alias.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    report(offset, `aliases that repeat too much or themselves, expected at most ${MAX_ALIASES} in all`);
    return undefined;
  }
}

function findOffset(document: Document, path: PathInFile, target: "key" | "value"): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  path.forEach((key, depth) => {
    if (isAlias(node)) node = node.resolve(document);
    let keyNode: unknown = null;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      keyNode = pair?.key;
      node = pair?.value;
    } else {
      node = isSeq(node) && typeof key === "number" ? node.items[key] : null;
    }
    const last = depth === path.length - 1;
    offset =
      (last && target === "key" ? startOf(keyNode) : null) ?? startOf(node) ?? startOf(keyNode) ?? offset;
  });
  return offset;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? ((node as Node).range?.[0] ?? null) : null;
}
