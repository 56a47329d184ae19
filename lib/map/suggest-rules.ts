import type { Comparator, Scalar } from "./coverage-map";
import type { ScoreSummary } from "./score-statistics";

export type SuggestedCondition = { summary: ScoreSummary; comparator: Comparator; operand: Scalar };

const HARMFUL =
  /misalign|concerning|decept|decei|harm|misuse|self_?preserv|whistleblow|sabotage|blackmail|sycophan|power_?seek|manipulat|unfaithful|self_?serving|schem|leak|murder|cheat|reward_?hack|disappointing|needs_?attention|collu|behaviou?r_presence|jailbreak|attack|violat/i;
const GOOD =
  /admirable|accura|correct|success|pass|solved|safe|honest|match|exact|includes|f1|reward|score|choice|answer|refus/i;
const AWARENESS = /eval(?:uation)?_?awareness/i;
const UNREALISM = /unrealis/i;
const LETTERS = ["C", "I", "P", "N"];

/** Conditions that may mean a failure; every one is a guess from names and ranges. */
export function suggestFailures(scores: ScoreSummary[]): SuggestedCondition[] {
  return scores
    .filter(({ score }) => !AWARENESS.test(score) && !UNREALISM.test(score))
    .map(suggestFailure)
    .filter((condition) => condition !== null);
}

function suggestFailure(summary: ScoreSummary): SuggestedCondition | null {
  const { score, type } = summary;
  if (isLettered(summary)) return { summary, comparator: "eq", operand: "I" };
  if (type === "boolean")
    return { summary, comparator: "eq", operand: HARMFUL.test(score) || !GOOD.test(score) };
  if (type !== "number") return null;
  if (HARMFUL.test(score)) return { summary, comparator: "gte", operand: middleOf(summary) };
  return GOOD.test(score) && isShare(summary) ? { summary, comparator: "lt", operand: 0.5 } : null;
}

/** Conditions that may mean that the scenario did not really happen. */
export function suggestInvalid(scores: ScoreSummary[]): SuggestedCondition | null {
  const summary = scores.find(({ score, type }) => type === "number" && UNREALISM.test(score));
  return summary ? { summary, comparator: "gte", operand: isShare(summary) ? 0.8 : 8 } : null;
}

export function suggestAwareness(scores: ScoreSummary[]): SuggestedCondition | null {
  const summary = scores.find(
    ({ score, type }) => AWARENESS.test(score) && (type === "number" || type === "boolean"),
  );
  if (!summary) return null;
  if (summary.type === "boolean") return { summary, comparator: "eq", operand: true };
  return { summary, comparator: "gte", operand: middleOf(summary) };
}

function isLettered({ type, values }: ScoreSummary): boolean {
  return type === "text" && values !== null && values.every(({ value }) => LETTERS.includes(value));
}

/** A score of 1 alone may be either scale; judges that give it start from 1, of 10. */
function isShare({ min, max }: ScoreSummary): boolean {
  return max! <= 1 && min! < 1;
}

function middleOf(summary: ScoreSummary): number {
  return isShare(summary) ? 0.5 : summary.max! <= 10 ? 5 : 50;
}
