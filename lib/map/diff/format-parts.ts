import type {
  Comparison,
  Condition,
  Dimension,
  DimensionValue,
  ValueCondition,
  ValueTest,
  Where,
} from "../coverage-map";
import { formatFieldPath, formatFieldPaths } from "../field-path";

export type Source = Pick<Dimension, "from" | "match" | "many">;

/** Where a dimension's raw values come from: "metadata.role, else model; the part (…); many values". */
export function formatSource({ from, match, many }: Source): string {
  const parts = [formatFieldPaths(from)];
  if (match !== null) parts.push(`the part ${match}`);
  if (many) parts.push("many values");
  return parts.join("; ");
}

/** What a value recognises: "profit, money", "from 1 to below 24", "matches ^a", "nothing given". */
function formatTest(test: ValueTest): string {
  switch (test.kind) {
    case "is":
      return test.is.join(", ");
    case "range": {
      const ends = [test.min !== null && `from ${test.min}`, test.below !== null && `below ${test.below}`];
      return ends.filter(Boolean).join(" to ");
    }
    case "matches":
      return `matches ${test.matches}`;
    case "empty":
      return "nothing given";
  }
}

/** The same with what another field must hold besides: "profit, when metadata.channel: mail". */
export function formatValueTest({ test, when }: Pick<DimensionValue, "test" | "when">): string {
  return `${formatTest(test)}${formatWhen(when)}`;
}

function formatWhen(when: ValueCondition | undefined): string {
  if (!when) return "";
  return `, when ${formatFieldPaths(when.from)}: ${formatTest(when.test)}`;
}

/** The buckets that a rule is about: "role ai_ceo or assistant, latency high". */
export function formatWhere(where: Where): string {
  return Object.entries(where)
    .map(([id, values]) => `${id} ${values.join(" or ")}`)
    .join(", ");
}

/** The same rule the same text, in whatever order its dimensions and values were written. */
export function getWhereKey(where: Where): string {
  const sorted = Object.entries(where).map(([id, values]) => [id, [...values].sort()] as const);
  return JSON.stringify(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const SIGNS = { eq: "=", ne: "≠", gt: ">", gte: "≥", lt: "<", lte: "≤" };

/** A condition on scores and fields: "any of (judge.deception ≥ 5; blackmail = true)". */
export function formatCondition(condition: Condition): string {
  switch (condition.kind) {
    case "any":
    case "all":
      return `${condition.kind} of (${condition.of.map(formatCondition).join("; ")})`;
    case "not":
      return `not (${formatCondition(condition.not)})`;
    case "score":
    case "from":
      return `${formatComparison(condition)}${formatWhen(condition.when)}`;
  }
}

function formatComparison(comparison: Comparison): string {
  const { comparator, operand } = comparison;
  const name =
    comparison.kind === "score" ? formatFieldPath(comparison.score) : formatFieldPaths(comparison.from);
  if (comparator === "exists") return `${name} is ${operand === true ? "there" : "missing"}`;
  if (comparator === "in") return `${name} is one of ${JSON.stringify(operand)}`;
  return `${name} ${SIGNS[comparator]} ${JSON.stringify(operand)}`;
}
