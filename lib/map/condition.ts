import type { Condition, FieldPath, Scalar } from "./coverage-map";
import { formatFieldPath } from "./field-path";
import { isEqualScore, isMissingScore, readOrder } from "./score-value";

/** Raw score at a path relative to the scores, wherever the observation or its run holds it. */
export type ReadScore = (path: FieldPath) => unknown;

/** True, false, or null where the scores that would decide are missing; null never holds. */
export type Evaluate = (readScore: ReadScore) => boolean | null;

/** A score that a rule names, under the name the map gives it. */
export type NamedScore = { name: string; isPresent: (readScore: ReadScore) => boolean };

export type Rule = { evaluate: Evaluate; scores: NamedScore[] };

/**
 * Compiles a condition. A condition on a missing score is left out of `any`, is not held in
 * `all`, and stays not held under `not`.
 */
export function compileRule(condition: Condition): Rule {
  const scores: NamedScore[] = [];
  return { evaluate: compile(condition, scores), scores };
}

function compile(condition: Condition, scores: NamedScore[]): Evaluate {
  switch (condition.kind) {
    case "any": {
      const parts = condition.of.map((part) => compile(part, scores));
      return (readScore) => {
        let decided: boolean | null = null;
        for (const part of parts) {
          const held = part(readScore);
          if (held === true) return true;
          if (held === false) decided = false;
        }
        return decided;
      };
    }
    case "all": {
      const parts = condition.of.map((part) => compile(part, scores));
      return (readScore) => {
        let decided: boolean | null = true;
        for (const part of parts) {
          const held = part(readScore);
          if (held === false) return false;
          if (held === null) decided = null;
        }
        return decided;
      };
    }
    case "not": {
      const part = compile(condition.not, scores);
      return (readScore) => {
        const held = part(readScore);
        return held === null ? null : !held;
      };
    }
    case "score": {
      const { score } = condition;
      const { isPresent, holds } = compileScore(condition);
      scores.push({ name: formatFieldPath(score), isPresent: (readScore) => isPresent(readScore(score)) });
      // Whether a score exists is known also where it is missing.
      if (condition.comparator === "exists") return (readScore) => holds(readScore(score));
      return (readScore) => {
        const raw = readScore(score);
        return isPresent(raw) ? holds(raw) : null;
      };
    }
  }
}

type ScoreTest = { isPresent: (raw: unknown) => boolean; holds: (raw: unknown) => boolean };

function compileScore({ comparator, operand }: Extract<Condition, { kind: "score" }>): ScoreTest {
  switch (comparator) {
    case "exists": {
      const isPresent = (raw: unknown) => !isMissingScore(raw);
      return { isPresent, holds: (raw) => isPresent(raw) === operand };
    }
    case "in":
      return {
        isPresent: isScalarScore,
        holds: (raw) => (operand as Scalar[]).some((item) => isEqualScore(raw, item)),
      };
    case "eq":
      return { isPresent: isScalarScore, holds: (raw) => isEqualScore(raw, operand) };
    case "ne":
      return { isPresent: isScalarScore, holds: (raw) => !isEqualScore(raw, operand) };
    default: {
      // A text that is no number compares as NaN would: it is missing, which never makes a pass.
      const limit = readOrder(operand)!;
      const isPresent = (raw: unknown) => !isMissingScore(raw) && readOrder(raw) !== null;
      return { isPresent, holds: (raw) => ORDERINGS[comparator](readOrder(raw)!, limit) };
    }
  }
}

/** A dict of scores cannot be compared as one, so a rule that names it as a whole finds nothing. */
function isScalarScore(raw: unknown): boolean {
  return !isMissingScore(raw) && typeof raw !== "object";
}

const ORDERINGS = {
  gt: (score: number, limit: number) => score > limit,
  gte: (score: number, limit: number) => score >= limit,
  lt: (score: number, limit: number) => score < limit,
  lte: (score: number, limit: number) => score <= limit,
};
