import type { Dimension } from "./coverage-map";
import { readField } from "./field-path";
import { compilePattern, MAX_TESTED_LENGTH } from "./pattern";
import { formatRaw } from "./raw-text";

type ReadTexts = (observation: object | null, run: object) => string[];

/**
 * Texts of the first path that holds any: one of a single value, all members of a set. Every path is
 * looked up in the observation, where there is one, then in the run.
 */
export function compileRead({ from, match, many }: Pick<Dimension, "from" | "match" | "many">): ReadTexts {
  const pattern = match === null ? null : compilePattern(match);
  const readTexts = (raw: unknown): string[] => {
    const texts: string[] = [];
    for (const item of many && Array.isArray(raw) ? raw : [raw]) {
      const text = takePart(formatRaw(item), pattern);
      if (text !== "") texts.push(text);
    }
    return texts;
  };
  return (observation, run) => {
    for (const path of from) {
      const found = observation === null ? [] : readTexts(readField(observation, path));
      const texts = found.length > 0 ? found : readTexts(readField(run, path));
      if (texts.length > 0) return texts;
    }
    return [];
  };
}

/** A text without the part is as good as absent; one too long to be matched stays whole, as a value nobody knows. */
function takePart(text: string, pattern: RegExp | null): string {
  if (pattern === null || text.length > MAX_TESTED_LENGTH) return text;
  return pattern.exec(text)?.[1]?.trim() ?? "";
}
