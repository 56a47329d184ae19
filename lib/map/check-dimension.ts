import { checkMatch, type FindPatternRisk } from "./check-pattern";
import { checkRepeats } from "./check-repeats";
import { checkPaths, checkTest, checkWhen } from "./check-test";
import type { Dimension, DimensionValue } from "./coverage-map";
import { dimensionFile, ID_RULE, isId, listOf, recordOf, valueFile } from "./map-file";
import { quote, type Report } from "./map-problem";

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
    const at = [...path, "values", i];
    const test = checkTest(value, [value.id], at, report, findRisk);
    return {
      id: value.id,
      label: value.label ?? value.id,
      weight: value.weight,
      exposure: value.exposure,
      test,
      ...(value.when && { when: checkWhen(value.when, [...at, "when"], report, findRisk) }),
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
