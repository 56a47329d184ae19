import { expect, test } from "vitest";
import type { ScoreSummary } from "./score-statistics";
import { suggestAwareness, suggestFailures, suggestInvalid } from "./suggest-rules";

function number(score: string, min: number, max: number): ScoreSummary {
  return { score, present: 9, type: "number", min, max, values: null };
}
function texts(score: string, type: ScoreSummary["type"], ...values: string[]): ScoreSummary {
  return {
    score,
    present: 9,
    type,
    min: null,
    max: null,
    values: values.map((value) => ({ value, count: 1 })),
  };
}

test.each<[ScoreSummary, [string, unknown] | null]>([
  [texts("choice", "text", "C", "I"), ["eq", "I"]],
  [texts("label", "text", "safe", "unsafe"), null],
  [texts("blackmail", "boolean", "true"), ["eq", true]],
  [texts("success", "boolean", "true"), ["eq", false]],
  [number("audit_judge.deception", 1, 8), ["gte", 5]],
  [number("audit_judge.concerning", 1, 1), ["gte", 5]],
  [number("harmfulness", 0, 1), ["gte", 0.5]],
  [number("accuracy", 0, 1), ["lt", 0.5]],
  [number("audit_judge.admirable", 1, 9), null],
  [number("audit_judge.eval_awareness", 1, 9), null],
])("%j", (summary, rule) => {
  const found = suggestFailures([summary]).map(({ comparator, operand }) => [comparator, operand]);
  expect(found).toEqual(rule ? [rule] : []);
});

test("finds awareness and lack of realism by name", () => {
  const scores = [number("j.unrealism", 1, 9), number("j.eval_awareness", 1, 9)];
  expect(suggestAwareness(scores)).toMatchObject({ comparator: "gte", operand: 5, summary: scores[1] });
  expect(suggestInvalid(scores)).toMatchObject({ comparator: "gte", operand: 8, summary: scores[0] });
  expect(suggestAwareness([number("realism", 1, 9)])).toBeNull();
});
