import type { FindPatternRisk } from "./check-pattern";
import { checkPaths, checkWhen } from "./check-test";
import type { Comparator, Comparison, Condition, FieldPath, Scalar } from "./coverage-map";
import { parseScorePath } from "./field-path";
import { fromFile, listOf, recordOf, scalar, whenFile } from "./map-file";
import type { PathInFile, Report } from "./map-problem";
import { readOrder } from "./score-value";

const KINDS = ["any", "all", "not", "score", "from"] as const;
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
  if (kind === "score" || kind === "from") {
    const comparison = checkComparison(kind, file, comparators, path, report, findRisk);
    const read = kind === "score" ? readScore(file.score, path, report) : readFrom(file.from, path, report);
    return comparison && read && { ...read, ...comparison };
  }
  for (const key of [...comparators, ...(file.when === undefined ? [] : ["when"])]) {
    report([...path, key], `${key} beside ${kind}, expected it beside a score or a from`, "key");
  }
  if (kind === "not") {
    const not = checkCondition(file.not, [...path, "not"], report, findRisk);
    return not && { kind, not };
  }
  const of = listOf(file[kind]).map((part, i) => checkCondition(part, [...path, kind, i], report, findRisk));
  return { kind, of: of.filter((part) => part !== null) };
}

type Compared = { kind: "score"; score: FieldPath } | { kind: "from"; from: FieldPath[] };

function readScore(raw: unknown, path: PathInFile, report: Report): Compared | null {
  if (typeof raw !== "string") return null;
  const score = parseScorePath(raw);
  if (score.ok) return { kind: "score", score: score.value };
  report([...path, "score"], score.error.message);
  return null;
}

function readFrom(raw: unknown, path: PathInFile, report: Report): Compared | null {
  const from = fromFile.safeParse(raw).data;
  return from ? { kind: "from", from: checkPaths(from, [...path, "from"], report) } : null;
}

/** How something is compared; `kind` says to people what it is. */
function checkComparison(
  kind: Comparison["kind"],
  file: Record<string, unknown>,
  comparators: Comparator[],
  path: PathInFile,
  report: Report,
  findRisk: FindPatternRisk,
): Omit<Comparison, "kind"> | null {
  if (comparators.length !== 1) {
    const found =
      comparators.length === 0 ? `a ${kind} without a comparator` : `${comparators.join(" and ")} together`;
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
  return { comparator, operand, ...(when && { when: checkWhen(when, [...path, "when"], report, findRisk) }) };
}
