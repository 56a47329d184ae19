import type { DimensionValue } from "./coverage-map";
import { type PathInFile, quote, type Report } from "./map-problem";

/**
 * Reports values of one dimension that repeat or overlap, each at the later one. A null stands for
 * a value that could not be read, so that positions stay those of the file. A value with `when` takes
 * only a part of its texts, so a later one may have the rest.
 */
export function checkRepeats(values: (DimensionValue | null)[], path: PathInFile, report: Report) {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  let emptyId: string | null = null;
  values.forEach((value, i) => {
    if (!value) return;
    const { id, test } = value;
    if (ids.has(id)) report([...path, i], `the value ${quote(id)} again, expected each id once`);
    else if (test.kind === "is") checkTexts(value, test.is, owners, [...path, i], report);
    ids.add(id);
    if (test.kind !== "empty" || value.when) return;
    if (emptyId !== null) report([...path, i], `empty again, expected it only at ${quote(emptyId)}`);
    emptyId ??= id;
  });
  checkOverlaps(values, path, report);
}

function checkTexts(
  { id, when }: DimensionValue,
  texts: string[],
  owners: Map<string, string>,
  path: PathInFile,
  report: Report,
) {
  texts.forEach((text, k) => {
    const owner = owners.get(text);
    if (owner !== undefined) {
      report(
        [...path, "is", k],
        `${quote(text)} is ${quote(owner)} already, expected each text once in a dimension`,
      );
    }
    if (!when) owners.set(text, owner ?? id);
  });
}

function checkOverlaps(values: (DimensionValue | null)[], path: PathInFile, report: Report) {
  const ranges = values
    .flatMap((value, i) =>
      value?.test.kind === "range" && !value.when
        ? [{ i, id: value.id, min: value.test.min ?? -Infinity, below: value.test.below ?? Infinity }]
        : [],
    )
    .filter(({ min, below }) => min < below)
    .sort((a, b) => a.min - b.min || a.i - b.i);
  let furthest = ranges[0];
  for (const range of ranges.slice(1)) {
    if (furthest && range.min < furthest.below) {
      const [first, second] = range.i > furthest.i ? [furthest, range] : [range, furthest];
      report(
        [...path, second.i],
        `the range overlaps that of ${quote(first.id)}, expected ranges without overlap`,
      );
    }
    if (!furthest || range.below > furthest.below) furthest = range;
  }
}
