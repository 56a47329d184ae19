import { expect, test } from "vitest";
import type { ImportSummary } from "@/lib/services/imports/import-logs";
import { formatImport } from "./format-import";

const summary: ImportSummary = {
  ...{ import: 1, state: "done", project: "p", campaign: "c", runs: 1, observations: 1 },
  ...{ new: 1, unchanged: 0, replaced: 0, missing_scores: {}, unmapped: [], warnings: [], set_aside: [] },
  outcomes: { pass: 1, fail: 0, invalid: 0, error: 0, unscored: 0 },
  skipped: [],
  files: [{ file: "a.jsonl", format: "jsonl", runs: 1, messages: 0, partial: false }],
  totals: { files: 1, skipped: 0, set_aside: 0, warnings: 0 },
};
const tellSkipped = (skipped: ImportSummary["skipped"], total = skipped.length) =>
  formatImport({ ...summary, skipped, totals: { ...summary.totals, skipped: total } }, false);
const skip = (count: number, reason: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => ({ file: `f${i}`, reason: reason(i) }));

test("one run is one run", () => {
  expect(formatImport(summary, false).split("\n")).toEqual([
    "1 run read, 1 new, 0 unchanged, 0 replaced",
    "1 observation: pass 1, fail 0, invalid 0, error 0, unscored 0",
    "import 1: project p, campaign c, 1 file read",
  ]);
});

test("outcomes stand in one order, however they were stored", () => {
  const outcomes = { unscored: 1, error: 2, fail: 3, invalid: 4, pass: 5 };
  const [, line] = formatImport({ ...summary, outcomes }, false).split("\n");
  expect(line).toBe("1 observation: pass 5, fail 3, invalid 4, error 2, unscored 1");
});

test("a few skipped files are listed", () => {
  expect(tellSkipped(skip(20, () => "empty file"))).toContain(
    "skipped:\n  f0: empty file\n  f1: empty file\n",
  );
});

test("many are told by kinds of reasons, whatever these quote", () => {
  const skipped = [
    ...skip(5000, (i) => `begins with "note \\"${i}\\", and more"`),
    ...skip(300, (i) => `breaks off at byte ${i}`),
    { file: "last", reason: "empty file" },
  ];
  expect(tellSkipped(skipped)).toContain(
    [
      "skipped (--json lists all 5,301):",
      '  f0 and 4,999 more: begins with "note \\"0\\", and more"',
      "  f0 and 299 more: breaks off at byte 0",
      "  last: empty file",
    ].join("\n"),
  );
});

test("a list that was cut says of how many it holds the first", () => {
  const text = tellSkipped(
    skip(1000, () => "empty file"),
    3412,
  );
  expect(text).toContain(
    "skipped (the first 1,000 of 3,412; lacuna imports files 1 --project p --problems lists all that may be logs):\n  f0 and 999 more: empty file",
  );
  const files = { ...summary.totals, files: 20_000 };
  expect(formatImport({ ...summary, totals: files }, false)).toContain("20,000 files read");
});
