import { checkMatch, checkPattern, type FindPatternRisk } from "./check-pattern";
import { checkRepeats } from "./check-repeats";
import type { Dimension, DimensionValue, FieldPath, ValueTest } from "./coverage-map";
import { parseFieldPath } from "./field-path";
import { dimensionFile, ID_RULE, isId, listOf, recordOf, type ValueFile, valueFile } from "./map-file";
import { type PathInFile, quote, type Report } from "./map-problem";

/**
 * Builds a dimension from its part of the file and reports what breaks a rule beyond its shape.
 * Malformed parts are left out: the check of shapes has reported them.
 */
export function checkDimension(
  id: string,
  raw: unknown,
  report: Report,
  findRisk: FindPatternRisk,
): Dimension {
  const path = ["dimensions", id];
  if (!isId(id)) report(path, `the dimension id ${quote(id)}, expected ${ID_RULE}`, "key");
  const { shape } = dimensionFile;
  const file = recordOf(raw);
  const match = shape.match.safeParse(file.match).data ?? null;
  if (match !== null) checkMatch(match, [...path, "match"], report, findRisk);

  const values: (DimensionValue | null)[] = listOf(file.values).map((item, i) => {
    const value = valueFile.safeParse(item).data;
    if (!value) return null;
    const test = checkTest(value, [...path, "values", i], report, findRisk);
    return {
      id: value.id,
      label: value.label ?? value.id,
      weight: value.weight,
      exposure: value.exposure,
      test,
    };
  });
  checkRepeats(values, [...path, "values"], report);

  return {
    id,
    label: shape.label.safeParse(file.label).data ?? id,
    unit: shape.unit.safeParse(file.unit).data ?? null,
    from: checkPaths(shape.from.safeParse(file.from).data ?? [], [...path, "from"], report),
    match,
    many: file.many === true,
    values: values.filter((value) => value !== null),
  };
}

function checkPaths(from: string[], path: PathInFile, report: Report): FieldPath[] {
  return from.map((text, i) => {
    const parsed = parseFieldPath(text);
    if (parsed.ok) return parsed.value;
    report([...path, i], parsed.error.message);
    return [];
  });
}

function checkTest(file: ValueFile, path: PathInFile, report: Report, findRisk: FindPatternRisk): ValueTest {
  const kinds = [
    file.is !== undefined && "is",
    (file.min !== undefined || file.below !== undefined) && "min/below",
    file.matches !== undefined && "matches",
    file.empty !== undefined && "empty",
  ].filter((kind) => kind !== false);
  if (kinds.length > 1) {
    report(path, `${kinds.join(" and ")} together, expected at most one of is, min/below, matches, empty`);
  }
  const { min = null, below = null } = file;
  if (min !== null && below !== null && min >= below) {
    report(path, `an empty range from ${min} to below ${below}, expected min smaller than below`);
  }
  if (file.matches !== undefined) checkPattern(file.matches, [...path, "matches"], report, findRisk);

  if (file.empty) return { kind: "empty" };
  if (file.matches !== undefined) return { kind: "matches", matches: file.matches };
  if (min !== null || below !== null) return { kind: "range", min, below };
  const is = (file.is ?? [file.id]).map((text) => String(text).trim());
  is.forEach((text, i) => {
    if (text === "")
      report([...path, "is", i], "is an empty text, expected a text, or empty: true for absent values");
  });
  return { kind: "is", is };
}
