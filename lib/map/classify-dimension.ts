import { compileRead } from "./compile-read";
import { compileTest, compileWhen, type Holds } from "./compile-test";
import { type Dimension, type DimensionValue, NONE, NONE_ID, OTHER, OTHER_ID } from "./coverage-map";
import { parseNumber } from "./numeric";

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
  const findEmpty = compileEmpty(dimension.values);
  const other = ordinalOrElse(dimension.values, ({ id }) => id === OTHER_ID, OTHER);

  if (!dimension.many) {
    return (observation, run, onUnmapped) => {
      const text = read(observation, run)[0];
      if (text === undefined) return findEmpty(observation, run);
      const ordinal = findValue(text, observation, run);
      if (ordinal >= 0) return ordinal;
      onUnmapped(text);
      return other;
    };
  }
  return (observation, run, onUnmapped) => {
    const texts = read(observation, run);
    if (texts.length === 0) return [findEmpty(observation, run)];
    const members = new Set<number>();
    for (const text of texts) {
      const ordinal = findValue(text, observation, run);
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

/** Where what is absent goes: the first value with `empty` whose other field agrees, or else `none`. */
function compileEmpty(values: DimensionValue[]): (observation: object | null, run: object) => number {
  const none = ordinalOrElse(values, ({ id, when }) => id === NONE_ID && !when, NONE);
  const empty = values.flatMap(({ test, when }, ordinal) =>
    test.kind === "empty" ? [{ ordinal, holds: compileWhen(when) }] : [],
  );
  return (observation, run) => empty.find(({ holds }) => holds(observation, run))?.ordinal ?? none;
}

/** The ordinal of the first value that recognises a text, or -1. */
function compileValues(
  values: DimensionValue[],
): (text: string, observation: object | null, run: object) => number {
  const byText = new Map<string, number>();
  const tests: { ordinal: number; holds: Holds; when: ReturnType<typeof compileWhen> }[] = [];
  values.forEach(({ test, when }, ordinal) => {
    // Texts are looked up rather than tried one by one, where they alone decide.
    if (test.kind === "is" && !when) for (const text of test.is) byText.set(text, ordinal);
    else if (test.kind !== "empty")
      tests.push({ ordinal, holds: compileTest(test), when: compileWhen(when) });
  });
  const needsNumber = values.some(({ test }) => test.kind === "range");
  return (text, observation, run) => {
    const exact = byText.get(text) ?? Number.POSITIVE_INFINITY;
    const number = needsNumber ? parseNumber(text) : null;
    for (const { ordinal, holds, when } of tests) {
      if (ordinal > exact) break;
      if (holds(text, number) && when(observation, run)) return ordinal;
    }
    return exact === Number.POSITIVE_INFINITY ? -1 : exact;
  };
}
