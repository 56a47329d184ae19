import type { Dimension, FieldPath } from "./coverage-map";
import { readField } from "./field-path";
import { compilePattern, MAX_TESTED_LENGTH } from "./pattern";
import { formatRaw } from "./raw-text";

type LookUp<T> = (observation: object | null, run: object) => T[];

/**
 * What `list` finds at the first path where it finds any. Every path is looked up in the observation, where
 * there is one, then in the run.
 */
export function compileLookup<T>(from: FieldPath[], list: (raw: unknown) => T[]): LookUp<T> {
  return (observation, run) => {
    for (const path of from) {
      const own = observation === null ? [] : list(readField(observation, path));
      const found = own.length > 0 ? own : list(readField(run, path));
      if (found.length > 0) return found;
    }
    return [];
  };
}

/** Texts of the first path that holds any: one of a single value, all members of a set. */
export function compileRead({
  from,
  match,
  many,
}: Pick<Dimension, "from" | "match" | "many">): LookUp<string> {
  const pattern = match === null ? null : compilePattern(match);
  const readTexts = (raw: unknown): string[] => {
    const texts: string[] = [];
    for (const item of many && Array.isArray(raw) ? raw : [raw]) {
      const text = takePart(formatRaw(item), pattern);
      if (text !== "") texts.push(text);
    }
    return texts;
  };
  return compileLookup(from, readTexts);
}

/** A text without the part is as good as absent; one too long to be matched stays whole, as a value nobody knows. */
function takePart(text: string, pattern: RegExp | null): string {
  if (pattern === null || text.length > MAX_TESTED_LENGTH) return text;
  return pattern.exec(text)?.[1]?.trim() ?? "";
}
