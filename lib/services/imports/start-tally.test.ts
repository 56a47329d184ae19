import { expect, test } from "vitest";
import { createStartTally } from "./start-tally";

test("starts in ISO 8601 and blank ones are not told", () => {
  const starts = createStartTally();
  for (const start of ["2026-01-03", "2026-01-03T10:00:00+02:00", " "]) starts.note("a", "line 1", start);
  expect(starts.listWarnings()).toEqual([]);
});

test("each file tells how many starts cannot be read, and the first of them, cut short", () => {
  const starts = createStartTally();
  starts.note("a.json", null, "x".repeat(1000));
  starts.note("b.csv", "line 2", "03.01.2026");
  starts.note("b.csv", "line 3", "04.01.2026");
  expect(starts.listWarnings()).toEqual([
    {
      file: "a.json",
      message: expect.stringMatching(/^started_at is no ISO 8601 time in 1 record, "x{40}": /),
    },
    {
      file: "b.csv",
      message:
        'started_at is no ISO 8601 time in 2 records, first "03.01.2026" in line 2: stored without a start',
    },
  ]);
});

test("of many files the first are told one by one, the others by the number of their records", () => {
  const starts = createStartTally();
  for (let i = 0; i < 5000; i++) starts.note(`${i}.json`, null, "soon");
  const warnings = starts.listWarnings();
  expect(warnings).toHaveLength(101);
  expect(warnings.at(-1)).toEqual({
    file: "",
    message: "started_at is no ISO 8601 time in 4,900 records of other files: stored without a start",
  });
});
