import { compileComparison, type Evaluate, type NamedScore, negate } from "./comparison";
import type { Condition } from "./coverage-map";

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
      return (judged) => negate(part(judged));
    }
    case "score":
    case "from": {
      const named = compileComparison(condition);
      scores.push(named);
      return named.evaluate;
    }
  }
}
