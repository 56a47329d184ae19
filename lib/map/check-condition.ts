import type { FindPatternRisk } from "./check-pattern";
import { checkWhen } from "./check-test";
import type { Comparator, Condition, Scalar } from "./coverage-map";
import { parseScorePath } from "./field-path";
import { listOf, recordOf, scalar, whenFile } from "./map-file";
import type { PathInFile, Report } from "./map-problem";
import { readOrder } from "./score-value";

const KINDS = ["any", "all", "not", "score"] as const;
const COMPARATORS: Comparator[] = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "exists"];
const ORDERINGS: Comparator[] = ["gt", "gte", "lt", "lte"];

/**
 * Builds a condition and reports what its shape leaves open; null where there is none, or where a
 * problem was reported, here or by the check of shapes.
 */
export function checkCondition(
  raw: unknown,
  path: PathInFile,
  report: Report,
  findRisk: FindPatternRisk,
): Condition | null {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return null;
  const file = recordOf(raw);
  const kinds = KINDS.filter((kind) => file[kind] !== undefined);
  const comparators = COMPARATORS.filter((comparator) => file[comparator] !== undefined);
  if (kinds.length !== 1) {
    const found = kinds.length === 0 ? "no rule" : `${kinds.join(" and ")} together`;
    report(path, `${found}, expected exactly one of ${KINDS.join(", ")}`);
    return null;
  }
  const kind = kinds[0]!;
  if (kind === "score") return checkScore(file, comparators, path, report, findRisk);
  for (const key of [...comparators, ...(file.when === undefined ? [] : ["when"])]) {
    report([...path, key], `${key} beside ${kind}, expected it beside a score`, "key");
  }
  if (kind === "not") {
    const not = checkCondition(file.not, [...path, "not"], report, findRisk);
    return not && { kind, not };
  }
  const of = listOf(file[kind]).map((part, i) => checkCondition(part, [...path, kind, i], report, findRisk));
  return { kind, of: of.filter((part) => part !== null) };
}

function checkScore(
  file: Record<string, unknown>,
  comparators: Comparator[],
  path: PathInFile,
  report: Report,
  findRisk: FindPatternRisk,
): Condition | null {
  if (typeof file.score !== "string") return null;
  const score = parseScorePath(file.score);
  if (!score.ok) report([...path, "score"], score.error.message);
  if (comparators.length !== 1) {
    const found =
      comparators.length === 0 ? "a score without a comparator" : `${comparators.join(" and ")} together`;
    report(path, `${found}, expected exactly one of ${COMPARATORS.join(", ")}`);
    return null;
  }
  const comparator = comparators[0]!;
  const operand = file[comparator] as Scalar | Scalar[];
  if (ORDERINGS.includes(comparator) && scalar.safeParse(operand).success && readOrder(operand) === null) {
    report(
      [...path, comparator],
      `${JSON.stringify(operand)} has no order, expected a number, or a letter C, P, I, N`,
    );
  }
  const when = whenFile.safeParse(file.when).data;
  const checked = when && { when: checkWhen(when, [...path, "when"], report, findRisk) };
  return score.ok ? { kind: "score", score: score.value, comparator, operand, ...checked } : null;
}
