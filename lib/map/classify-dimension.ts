import { type Dimension, type DimensionValue, NONE, NONE_ID, OTHER, OTHER_ID } from "./coverage-map";
import { readField } from "./field-path";
import { parseNumber } from "./numeric";
import { compilePattern, MAX_TESTED_LENGTH } from "./pattern";
import { formatRaw } from "./raw-text";

/** Ordinal of a single value, or the ascending ordinals of a set. */
export type Coordinate = number | number[];

/**
 * Places an observation of a run in one dimension, and names each raw text that no value
 * recognises. Every path is looked up in the observation, where there is one, then in the run.
 */
export type ClassifyDimension = (
  observation: object | null,
  run: object,
  onUnmapped: (text: string) => void,
) => Coordinate;

/**
 * Compiles a dimension. A value with the id `other` takes the texts that no value recognises; one
 * with `empty`, or else with the id `none`, takes what is absent.
 */
export function compileDimension(dimension: Dimension): ClassifyDimension {
  const read = compileRead(dimension);
  const findValue = compileValues(dimension.values);
  const other = ordinalOrElse(dimension.values, ({ id }) => id === OTHER_ID, OTHER);
  const named = ordinalOrElse(dimension.values, ({ id }) => id === NONE_ID, NONE);
  const none = ordinalOrElse(dimension.values, ({ test }) => test.kind === "empty", named);

  if (!dimension.many) {
    return (observation, run, onUnmapped) => {
      const text = read(observation, run)[0];
      if (text === undefined) return none;
      const ordinal = findValue(text);
      if (ordinal >= 0) return ordinal;
      onUnmapped(text);
      return other;
    };
  }
  return (observation, run, onUnmapped) => {
    const texts = read(observation, run);
    if (texts.length === 0) return [none];
    const members = new Set<number>();
    for (const text of texts) {
      const ordinal = findValue(text);
      if (ordinal >= 0) members.add(ordinal);
      else onUnmapped(text);
    }
    return members.size === 0 ? [other] : [...members].sort((a, b) => a - b);
  };
}

function ordinalOrElse(
  values: DimensionValue[],
  is: (value: DimensionValue) => boolean,
  otherwise: number,
): number {
  const ordinal = values.findIndex(is);
  return ordinal >= 0 ? ordinal : otherwise;
}

/** Texts of the first path that holds any: one of a single-valued dimension, all members of a set. */
function compileRead({
  from,
  match,
  many,
}: Dimension): (observation: object | null, run: object) => string[] {
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

/** The ordinal of the first value that recognises a text, or -1. */
function compileValues(values: DimensionValue[]): (text: string) => number {
  const byText = new Map<string, number>();
  const tests: { ordinal: number; holds: (text: string, number: number | null) => boolean }[] = [];
  values.forEach(({ test }, ordinal) => {
    if (test.kind === "is") for (const text of test.is) byText.set(text, ordinal);
    if (test.kind === "range") {
      const { min, below } = test;
      tests.push({
        ordinal,
        holds: (_, number) =>
          number !== null && (min === null || number >= min) && (below === null || number < below),
      });
    }
    if (test.kind === "matches") {
      const pattern = compilePattern(test.matches);
      tests.push({ ordinal, holds: (text) => text.length <= MAX_TESTED_LENGTH && pattern.test(text) });
    }
  });
  const hasRanges = values.some(({ test }) => test.kind === "range");
  return (text) => {
    const exact = byText.get(text) ?? Number.POSITIVE_INFINITY;
    const number = hasRanges ? parseNumber(text) : null;
    for (const { ordinal, holds } of tests) {
      if (ordinal > exact) break;
      if (holds(text, number)) return ordinal;
    }
    return exact === Number.POSITIVE_INFINITY ? -1 : exact;
  };
}
