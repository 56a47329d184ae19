import fc from "fast-check";
import { expect, test } from "vitest";
import { snapBack, snapForward } from "./character-bounds";
import { splitText, type TextRange } from "./text-range";

const hostile = fc.array(fc.constantFrom("a", " ", "\r", "\n", "\r\n", "😀", "\uD83D", "\u202E"), {
  maxLength: 20,
});
const text = hostile.map((parts) => parts.join(""));
const range: fc.Arbitrary<TextRange> = fc.record({
  start: fc.integer({ min: -3, max: 30 }),
  end: fc.integer({ min: -3, max: 30 }),
  kind: fc.constantFrom("judge", "mark", "search"),
});

test("ranges of several kinds nest, the judge's outermost", () => {
  const search = { start: 2, end: 6, kind: "search" as const };
  const mark = { start: 4, end: 9, kind: "mark" as const, id: "7" };
  const judge = { start: 4, end: 6, kind: "judge" as const };
  expect(splitText("hold at 4.20", [search, mark, judge])).toEqual([
    { start: 0, text: "ho", ranges: [] },
    { start: 2, text: "ld", ranges: [search] },
    { start: 4, text: " a", ranges: [judge, mark, search] },
    { start: 6, text: "t 4", ranges: [mark] },
    { start: 9, text: ".20", ranges: [] },
  ]);
});

test("ranges that are empty or outside of the text split nothing", () => {
  const ranges = [
    { start: 1, end: 1, kind: "mark" as const },
    { start: 7, end: 9, kind: "judge" as const },
  ];
  expect(splitText("abc", ranges)).toEqual([{ start: 0, text: "abc", ranges: [] }]);
  expect(splitText("", ranges)).toEqual([]);
});

test("stretches join to the whole text and carry exactly the ranges over them", () => {
  fc.assert(
    fc.property(text, fc.array(range, { maxLength: 5 }), (whole, ranges) => {
      const stretches = splitText(whole, ranges);
      expect(stretches.map((stretch) => stretch.text).join("")).toBe(whole);
      for (const stretch of stretches) {
        expect(whole.startsWith(stretch.text, stretch.start)).toBe(true);
        const end = stretch.start + stretch.text.length;
        const covering = ranges.filter(
          (one) =>
            one.start < one.end &&
            snapBack(whole, one.start) <= stretch.start &&
            snapForward(whole, one.end) >= end,
        );
        expect(stretch.ranges.length).toBe(covering.length);
      }
    }),
  );
});

test("no stretch begins or ends within a surrogate pair or CR LF", () => {
  fc.assert(
    fc.property(text, fc.array(range, { maxLength: 5 }), (whole, ranges) => {
      for (const { start } of splitText(whole, ranges)) {
        expect(snapBack(whole, start)).toBe(start);
        expect(snapForward(whole, start)).toBe(start);
      }
    }),
  );
});
