import fc from "fast-check";
import { expect, it } from "vitest";
import { markMessageQuotes, markQuotes } from "./mark-quotes";

const judge = (start: number, end: number) => ({ start, end, kind: "judge" });

it("marks every place of a quote", () => {
  expect(markQuotes("hold at 4.20, hold", ["hold"])).toEqual([judge(0, 4), judge(14, 18)]);
});

it("merges quotes that overlap", () => {
  expect(markQuotes("abcdef", ["abc", "cde"])).toEqual([judge(0, 5)]);
});

it("marks nothing where the quote is absent or empty", () => {
  expect(markQuotes("abc", ["x", ""])).toEqual([]);
});

it("covers exactly what the quotes cover, in order and never twice", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 })), (text, quotes) => {
      const ranges = markQuotes(text, quotes);
      for (const [i, { start, end }] of ranges.entries()) {
        expect(start).toBeLessThan(end);
        expect(ranges[i - 1]?.end ?? 0).toBeLessThanOrEqual(start);
        expect(quotes.some((quote) => quote !== "" && text.startsWith(quote, start))).toBe(true);
      }
      for (const quote of quotes.filter((one) => one !== "" && text.includes(one))) {
        const at = text.indexOf(quote);
        expect(ranges.some(({ start, end }) => start <= at && end >= at + quote.length)).toBe(true);
      }
    }),
  );
});

it("marks quotes in every text of a message, by the text's name", () => {
  const message = {
    role: "assistant" as const,
    content: [{ type: "reasoning" as const, reasoning: "hold" }],
    tool_calls: [{ id: "1", function: "mail", arguments: "now hold" }],
  };
  expect(markMessageQuotes(message, ["hold"])).toEqual({
    "content/0": [judge(0, 4)],
    "call/0": [judge(4, 8)],
  });
  expect(markMessageQuotes(message, [])).toEqual({});
});
