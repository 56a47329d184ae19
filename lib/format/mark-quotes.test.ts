import fc from "fast-check";
import { expect, it } from "vitest";
import { markQuotes } from "./mark-quotes";

it("marks every place of a quote", () => {
  expect(markQuotes("hold at 4.20, hold", ["hold"])).toEqual([
    { text: "hold", marked: true },
    { text: " at 4.20, ", marked: false },
    { text: "hold", marked: true },
  ]);
});

it("merges quotes that overlap", () => {
  expect(markQuotes("abcdef", ["abc", "cde"])).toEqual([
    { text: "abcde", marked: true },
    { text: "f", marked: false },
  ]);
});

it("marks nothing where the quote is absent or empty", () => {
  expect(markQuotes("abc", ["x", ""])).toEqual([{ text: "abc", marked: false }]);
});

it("keeps the whole text in order", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 })), (text, quotes) => {
      const whole = markQuotes(text, quotes).map((part) => part.text);
      expect(whole.join("")).toBe(text);
    }),
  );
});
