import { compileDimension } from "../classify-dimension";
import { compileTest } from "../compile-test";
import type { Dimension, DimensionValue, ValueTest } from "../coverage-map";
import { parseNumber } from "../numeric";

/** Raw texts that some value takes before and some value takes after: which goes where. */
export type ValueFlow = {
  /** Ids of the newer values that take what an older one took. */
  targets: Map<string, string[]>;
  /** Ids of the older values that took what a newer one takes. */
  sources: Map<string, string[]>;
};

/**
 * Follows sample texts from the values that took them before to those that take them after. The samples
 * are the texts, the ends of ranges and the plain patterns of both, so every split and merge that the
 * file spells out is found; what two complicated patterns share is not.
 */
export function followValues(before: readonly DimensionValue[], after: readonly DimensionValue[]): ValueFlow {
  const flow: ValueFlow = { targets: new Map(), sources: new Map() };
  const link = (from: string, to: string) => {
    const [targets, sources] = [flow.targets.get(from) ?? [], flow.sources.get(to) ?? []];
    if (!targets.includes(to)) flow.targets.set(from, [...targets, to]);
    if (!sources.includes(from)) flow.sources.set(to, [...sources, from]);
  };
  const [placeBefore, placeAfter] = [createPlacer(before), createPlacer(after)];
  for (const text of listSamples([...before, ...after])) {
    const [from, to] = [placeBefore(text), placeAfter(text)];
    if (from && to) link(from.id, to.id);
  }
  // What another field decides no sample can show: such a value shares what its own test takes.
  for (const { id, test, when } of after) {
    if (!when) continue;
    for (const text of listTakenBy(test, [...before, ...after])) {
      const from = placeBefore(text);
      if (from) link(from.id, id);
    }
  }
  for (const { id, test, when } of before) {
    const same = after.find((value) => isEqual([value.test, value.when], [test, when]));
    if (same) link(id, same.id);
    if (!when || same) continue;
    for (const text of listTakenBy(test, [...before, ...after])) {
      const to = placeAfter(text);
      if (to) link(id, to.id);
    }
  }
  return flow;
}

function listTakenBy(test: ValueTest, values: readonly DimensionValue[]): string[] {
  const holds = compileTest(test);
  return [...listSamples(values)].filter((text) => holds(text, parseNumber(text)));
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const TEXT_FIELD = { label: "", unit: null, from: [["id"]], match: null, many: false };

function createPlacer(values: readonly DimensionValue[]): (text: string) => DimensionValue | undefined {
  // Ids that mean something to the classifier must not: only what a value's test takes is followed.
  const renamed = values.map((value, i) => ({ ...value, id: `v${i}` }));
  const dimension: Dimension = { ...TEXT_FIELD, id: "text", values: renamed };
  const classify = compileDimension(dimension);
  return (text) => values[classify(null, { id: text }, () => {}) as number];
}

function listSamples(values: readonly DimensionValue[]): Set<string> {
  const limits = [
    ...new Set(
      values
        .flatMap(({ test }) => (test.kind === "range" ? [test.min, test.below] : []))
        .filter((n) => n !== null),
    ),
  ].sort((a, b) => a - b);
  // Each limit, and a number between any two and beyond both ends: no range lies apart from all of them.
  const numbers = limits.flatMap((limit, i) => [
    ...(i === 0 ? [limit - 1] : []),
    limit,
    i + 1 < limits.length ? (limit + limits[i + 1]!) / 2 : limit + 1,
  ]);
  return new Set([...numbers.map(String), ...values.flatMap(({ test }) => listTexts(test))]);
}

function listTexts(test: ValueTest): string[] {
  if (test.kind === "is") return test.is;
  return test.kind === "matches" ? listPlainTexts(test.matches) : [];
}

/** Texts that a plain pattern matches: `^a` gives "a", `^(?:a|b)$` gives "a" and "b"; others give none. */
function listPlainTexts(pattern: string): string[] {
  const inner = pattern.replace(/^\^/, "").replace(/\$$/, "");
  const group = /^\((?:\?:)?(.*)\)$/.exec(inner)?.[1] ?? inner;
  const texts = group.split("|").map((part) => part.replace(/^\^/, "").replace(/\$$/, ""));
  return texts.every((text) => !/[()[\]{}*+?.^$\\]/.test(text.replaceAll(/\\[^A-Za-z0-9]/g, "")))
    ? texts.map((text) => text.replaceAll(/\\(.)/g, "$1"))
    : [];
}
