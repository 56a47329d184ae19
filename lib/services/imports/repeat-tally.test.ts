import { expect, test } from "vitest";
import { createRepeatTally } from "./repeat-tally";

const repeat = { file: "f", entry: "line 7", before: "line 3", id: "a", attempt: 2 };

test("says which lines a run is in, and which counts", () => {
  const tally = createRepeatTally();
  expect(tally.listWarnings()).toEqual([]);
  tally.add({ ...repeat, disposition: "unchanged" });
  tally.add({ ...repeat, disposition: "replaced" });
  const start = 'line 7: "a", attempt 2, is in the file more than once: already in line 3';
  expect(tally.listWarnings()).toEqual([
    { file: "f", message: `${start}, which counts` },
    { file: "f", message: `${start}, with other content; line 7 counts` },
  ]);
});

test("tells so many of them, short, and the number of the others", () => {
  const tally = createRepeatTally();
  for (let i = 0; i < 1000; i++) tally.add({ ...repeat, id: "x".repeat(1000), disposition: "replaced" });
  const warnings = tally.listWarnings();
  expect(warnings).toHaveLength(101);
  expect(warnings[0]!.message.length).toBeLessThan(400);
  expect(warnings.at(-1)!.message).toMatch(/^900 other records are of runs/);
});
