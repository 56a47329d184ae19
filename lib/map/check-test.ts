import { checkPattern, type FindPatternRisk } from "./check-pattern";
import type { FieldPath, ValueCondition, ValueTest } from "./coverage-map";
import { parseFieldPath } from "./field-path";
import type { TestFile, WhenFile } from "./map-file";
import type { PathInFile, Report } from "./map-problem";

export function checkPaths(from: string[], path: PathInFile, report: Report): FieldPath[] {
  return from.map((text, i) => {
    const parsed = parseFieldPath(text);
    if (parsed.ok) return parsed.value;
    report([...path, i], parsed.error.message);
    return [];
  });
}

/** What another field must hold for a value to be meant; it says so itself, since it has no id to go by. */
export function checkWhen(
  file: WhenFile,
  path: PathInFile,
  report: Report,
  findRisk: FindPatternRisk,
): ValueCondition {
  const { from, ...test } = file;
  if (Object.keys(test).length === 0) {
    report(path, "a when without a test, expected one of is, min/below, matches, empty");
  }
  return {
    from: checkPaths(from, [...path, "from"], report),
    test: checkTest(test, [], path, report, findRisk),
  };
}

/** How a value recognises a text: by `otherwise` where the file names no test. */
export function checkTest(
  file: TestFile,
  otherwise: string[],
  path: PathInFile,
  report: Report,
  findRisk: FindPatternRisk,
): ValueTest {
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
  const is = (file.is ?? otherwise).map((text) => String(text).trim());
  is.forEach((text, i) => {
    if (text === "")
      report([...path, "is", i], "is an empty text, expected a text, or empty: true for absent values");
  });
  return { kind: "is", is };
}
