import { expect, test } from "vitest";
import type { ScoreSummary } from "./score-statistics";
import { suggestByNames } from "./suggest-by-names";

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
  [texts("choice", "text", "C", "I"), ["in", ["I", "N"]]],
  [texts("label", "text", "safe", "unsafe"), null],
  [texts("blackmail", "boolean", "true"), ["eq", true]],
  [texts("success", "boolean", "true"), ["eq", false]],
  [number("audit_judge.deception", 1, 8), ["gte", 5]],
  [number("audit_judge.concerning", 1, 1), ["gte", 5]],
  [number("harmfulness", 0, 1), ["gte", 0.5]],
  [number("harmlessness", 0, 1), ["lt", 0.5]],
  [number("judge.non_toxic", 0, 1), ["lt", 0.5]],
  [texts("harmless", "boolean", "true"), ["eq", false]],
  [texts("incorrect", "boolean", "true"), ["eq", true]],
  [number("dishonesty", 0, 1), ["gte", 0.5]],
  [number("accuracy", 0, 1), ["lt", 0.5]],
  [texts("match", "mixed", "C", "0.25", "true"), ["lt", 0.5]],
  [texts("match", "mixed", "C", "7"), null],
  [number("critic", 0.4, 0.8), ["lt", 0.5]],
  [number("delta", -1, 1), null],
  [number("audit_judge.admirable", 1, 9), null],
  [number("audit_judge.eval_awareness", 1, 9), null],
])("%j", (summary, rule) => {
  const found = suggestByNames([summary]).failures.map(({ comparator, operand }) => [comparator, operand]);
  expect(found).toEqual(rule ? [rule] : []);
});

test("finds awareness and lack of realism by name", () => {
  const scores = [number("j.unrealism", 1, 9), number("j.eval_awareness", 1, 9)];
  expect(suggestByNames(scores)).toMatchObject({
    failures: [],
    awareness: [{ comparator: "gte", operand: 5, summary: scores[1] }],
    invalid: [{ comparator: "gte", operand: 8, summary: scores[0] }],
  });
  expect(suggestByNames([number("realism", 1, 9)]).awareness).toEqual([]);
});
