import { compileLookup } from "./compile-read";
import { compileWhen } from "./compile-test";
import type { Comparison, FieldPath, Scalar } from "./coverage-map";
import { formatFieldPath, formatFieldPaths } from "./field-path";
import { isEqualScore, isMissingScore, readOrder } from "./score-value";

/** Raw score at a path relative to the scores, wherever the observation or its run holds it. */
export type ReadScore = (path: FieldPath) => unknown;

/** What a rule is asked of; `observation` is null for the implicit one of a run without observations. */
export type Judged = { observation: object | null; run: object; readScore: ReadScore };

/** True, false, or null where the scores that would decide are missing; null never holds. */
export type Evaluate = (judged: Judged) => boolean | null;

/** A score or field that a rule names, under the name the map gives it; not asked where its `when` does not hold. */
export type NamedScore = {
  name: string;
  /** Paths of a field, as a map writes them; none for a score. */
  fields: string[];
  isAsked: (judged: Judged) => boolean;
  isPresent: (judged: Judged) => boolean;
};

/**
 * Compiles a comparison. A score is one value; a field that holds a list holds each of its members, of which
 * one is enough, as under `when`.
 */
export function compileComparison(comparison: Comparison): NamedScore & { evaluate: Evaluate } {
  const read = compileValues(comparison);
  const { isComparable, decide } = compileComparator(comparison);
  const holdsWhen = compileWhen(comparison.when);
  const isAsked = ({ observation, run }: Judged) => holdsWhen(observation, run);
  return {
    ...nameCompared(comparison),
    isAsked,
    isPresent: (judged) => isAsked(judged) && read(judged).some(isComparable),
    evaluate: (judged) => (isAsked(judged) ? decide(read(judged).filter(isComparable)) : null),
  };
}

function nameCompared(comparison: Comparison): Pick<NamedScore, "name" | "fields"> {
  if (comparison.kind === "score") return { name: formatFieldPath(comparison.score), fields: [] };
  return { name: formatFieldPaths(comparison.from), fields: comparison.from.map(formatFieldPath) };
}

function compileValues(comparison: Comparison): (judged: Judged) => unknown[] {
  if (comparison.kind === "score") return ({ readScore }) => [readScore(comparison.score)];
  const lookUp = compileLookup(comparison.from, listPresent);
  return ({ observation, run }) => lookUp(observation, run);
}

function listPresent(raw: unknown): unknown[] {
  return (Array.isArray(raw) ? raw : [raw]).filter(isPresentScore);
}

type CompiledComparator = {
  isComparable: (raw: unknown) => boolean;
  /** What comparable values decide. */
  decide: (values: unknown[]) => boolean | null;
};

function compileComparator({ comparator, operand }: Comparison): CompiledComparator {
  switch (comparator) {
    case "exists":
      // Whether something exists is known also where it is missing.
      return { isComparable: isPresentScore, decide: (values) => values.length > 0 === operand };
    case "in": {
      const items = operand as Scalar[];
      return compareSome(isScalarScore, (raw) => items.some((item) => isEqualScore(raw, item)));
    }
    case "eq":
      return compareSome(isScalarScore, (raw) => isEqualScore(raw, operand));
    case "ne": {
      const { isComparable, decide } = compareSome(isScalarScore, (raw) => isEqualScore(raw, operand));
      return { isComparable, decide: (values) => negate(decide(values)) };
    }
    default: {
      // A text that is no number compares as NaN would: it is missing, which never makes a pass.
      const isOrdered = (raw: unknown) => isPresentScore(raw) && readOrder(raw) !== null;
      const limit = readOrder(operand)!;
      return compareSome(isOrdered, (raw) => ORDERINGS[comparator](readOrder(raw)!, limit));
    }
  }
}

function compareSome(
  isComparable: (raw: unknown) => boolean,
  holds: (raw: unknown) => boolean,
): CompiledComparator {
  return { isComparable, decide: (values) => (values.length === 0 ? null : values.some(holds)) };
}

export function negate(held: boolean | null): boolean | null {
  return held === null ? null : !held;
}

function isPresentScore(raw: unknown): boolean {
  return !isMissingScore(raw);
}

/** A dict of scores cannot be compared as one, so a rule that names it as a whole finds nothing. */
function isScalarScore(raw: unknown): boolean {
  return isPresentScore(raw) && typeof raw !== "object";
}

const ORDERINGS = {
  gt: (score: number, limit: number) => score > limit,
  gte: (score: number, limit: number) => score >= limit,
  lt: (score: number, limit: number) => score < limit,
  lte: (score: number, limit: number) => score <= limit,
};
