import type { Comparator, Scalar } from "./coverage-map";
import type { FieldSummary } from "./field-statistics";
import type { ScoreSummary } from "./score-statistics";

export type SuggestedCondition = {
  summary: ScoreSummary;
  comparator: Comparator;
  operand: Scalar | Scalar[];
  /** What is to be known of it, behind its score's numbers. */
  note?: string;
  /** What another field of the run must hold for the condition to be asked. */
  when?: { from: string; is: string[] };
};

/** Conditions of which any one makes the outcome, or the awareness. */
export type SuggestedRules = {
  failures: SuggestedCondition[];
  invalid: SuggestedCondition[];
  awareness: SuggestedCondition[];
  /** Why the rules are these, a sentence each. */
  reasons: string[];
};

/** What is known of the scores that one tool writes. */
export type Preset = {
  /** Which of the scores are the tool's; none where the logs are not of it. */
  claim: (scores: ScoreSummary[]) => ScoreSummary[];
  /** Fields in which the tool keeps what it varies from run to run, the first the likeliest axis of a map. */
  varied: readonly string[];
  /** The rules of the scores that were claimed. */
  suggest: (claimed: ScoreSummary[], fields: FieldSummary[]) => SuggestedRules;
};

/** Conditions on the scores whose last key is among `names`. */
export function conditionsOn(
  scores: ScoreSummary[],
  names: readonly string[],
  comparator: Comparator,
  operand: Scalar,
): SuggestedCondition[] {
  return scores
    .filter(({ score }) => names.includes(score.slice(score.lastIndexOf(".") + 1)))
    .map((summary) => ({ summary, comparator, operand }));
}
