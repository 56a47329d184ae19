import { compileWhen } from "./compile-test";
import type { Condition, FieldPath, Scalar } from "./coverage-map";
import { formatFieldPath } from "./field-path";
import { isEqualScore, isMissingScore, readOrder } from "./score-value";

/** Raw score at a path relative to the scores, wherever the observation or its run holds it. */
export type ReadScore = (path: FieldPath) => unknown;

/** What a rule is asked of; `observation` is null for the implicit one of a run without observations. */
export type Judged = { observation: object | null; run: object; readScore: ReadScore };

/** True, false, or null where the scores that would decide are missing; null never holds. */
export type Evaluate = (judged: Judged) => boolean | null;

/** A score that a rule names, under the name the map gives it; not asked where its `when` does not hold. */
export type NamedScore = {
  name: string;
  isAsked: (judged: Judged) => boolean;
  isPresent: (judged: Judged) => boolean;
};

export type Rule = { evaluate: Evaluate; scores: NamedScore[] };

/**
 * Compiles a condition. A condition on a missing score is left out of `any`, is not held in
 * `all`, and stays not held under `not`; so is one whose `when` does not hold.
 */
export function compileRule(condition: Condition): Rule {
  const scores: NamedScore[] = [];
  return { evaluate: compile(condition, scores), scores };
}

function compile(condition: Condition, scores: NamedScore[]): Evaluate {
  switch (condition.kind) {
    case "any": {
      const parts = condition.of.map((part) => compile(part, scores));
      return (judged) => {
        let decided: boolean | null = null;
        for (const part of parts) {
          const held = part(judged);
          if (held === true) return true;
          if (held === false) decided = false;
        }
        return decided;
      };
    }
    case "all": {
      const parts = condition.of.map((part) => compile(part, scores));
      return (judged) => {
        let decided: boolean | null = true;
        for (const part of parts) {
          const held = part(judged);
          if (held === false) return false;
          if (held === null) decided = null;
        }
        return decided;
      };
    }
    case "not": {
      const part = compile(condition.not, scores);
      return (judged) => {
        const held = part(judged);
        return held === null ? null : !held;
      };
    }
    case "score": {
      const named = compileNamedScore(condition);
      scores.push(named);
      return named.evaluate;
    }
  }
}

function compileNamedScore(condition: Extract<Condition, { kind: "score" }>) {
  const { score, comparator, when } = condition;
  const test = compileScore(condition);
  const holdsWhen = compileWhen(when);
  const isAsked = ({ observation, run }: Judged) => holdsWhen(observation, run);
  const isPresent = (judged: Judged) => isAsked(judged) && test.isPresent(judged.readScore(score));
  const evaluate: Evaluate = (judged) => {
    if (!isAsked(judged)) return null;
    const raw = judged.readScore(score);
    // Whether a score exists is known also where it is missing.
    return comparator === "exists" || test.isPresent(raw) ? test.holds(raw) : null;
  };
  return { name: formatFieldPath(score), isAsked, isPresent, evaluate };
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
