import { expect, test } from "vitest";
import { type RunAttributes, runRecordSchema } from "@/lib/import/run-record";
import { createScoreStatistics } from "./score-statistics";

test("finds types, ranges and letters, at any depth that a rule can name", () => {
  const statistics = createScoreStatistics();
  const scores = [
    { grade: "C", judge: { lies: 3, "a.b": true }, odd: 1, list: [1, 2], none: null },
    { grade: "I", judge: { lies: 7 }, odd: "x" },
  ];
  scores.forEach((own, i) => {
    statistics.add(runRecordSchema.parse({ id: `r${i}`, scores: own }) as RunAttributes);
  });
  const found = statistics
    .list()
    .map(({ score, type, present, min, max }) => [score, type, present, min, max]);
  expect(found).toEqual([
    ["grade", "text", 2, null, null],
    ["judge.lies", "number", 2, 3, 7],
    ['judge["a.b"]', "boolean", 1, null, null],
    ["odd", "mixed", 2, 1, 1],
  ]);
});
