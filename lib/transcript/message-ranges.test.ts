import { expect, test } from "vitest";
import { createMatcher } from "./find-matches";
import { findNotes, findSearched, joinRanges } from "./message-ranges";

const texts = [
  { part: "content/0", text: "No need to write this down." },
  { part: "call/0", text: '{ "note": "no change" }' },
];

test("notes are found by their own quote or their quotations, and those whose quote is gone are named", () => {
  const { ranges, missing } = findNotes(texts, [
    { highlight: 3, quote: "write this… down", note: "asks for silence" },
    { highlight: 4, quote: "write it down", note: "never said" },
    { highlight: 5, note: "logs “no change” and speaks of “honesty”" },
    { highlight: 6, note: "without a quote" },
  ]);
  expect(ranges).toEqual({
    "content/0": [
      { start: 11, end: 21, kind: "judge", id: "3" },
      { start: 22, end: 26, kind: "judge", id: "3" },
    ],
    "call/0": [{ start: 11, end: 20, kind: "judge", id: "5" }],
  });
  expect([...missing]).toEqual([4]);
});

test("a long message is read once for all its notes", () => {
  const long = [{ part: "content/0", text: "on and on ".repeat(50_000) }];
  const notes = Array.from({ length: 1000 }, (_, highlight) => ({ highlight, quote: "On and ON", note: "" }));
  const started = performance.now();
  expect(findNotes(long, notes).ranges["content/0"]).toHaveLength(1000);
  expect(performance.now() - started).toBeLessThan(5000);
});

test("searched words are counted through all texts", () => {
  const { ranges, count } = findSearched(texts, createMatcher("no"));
  expect(count).toBe(3);
  expect(ranges["content/0"]).toEqual([{ start: 0, end: 2, kind: "search", id: "0" }]);
  expect(ranges["call/0"]!.map(({ id }) => id)).toEqual(["1", "2"]);
});

test("joined ranges keep all, and the current one stands out", () => {
  const judge = { start: 0, end: 2, kind: "judge" as const, id: "1" };
  const search = { start: 1, end: 4, kind: "search" as const, id: "1" };
  const isCurrent = (range: { kind: string }) => range.kind === "search";
  expect(joinRanges([{ a: [judge] }, { a: [search], b: [search] }], isCurrent)).toEqual({
    a: [judge, { ...search, isCurrent: true }],
    b: [{ ...search, isCurrent: true }],
  });
});
