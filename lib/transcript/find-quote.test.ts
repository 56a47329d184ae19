import fc from "fast-check";
import { expect, test } from "vitest";
import { findQuote } from "./find-quote";

/** The words found in texts, one after another. */
function quoteFrom(texts: string[], quote: string): string[] {
  const named = texts.map((text, i) => ({ part: `content/${i}`, text }));
  return findQuote(named, quote).map(({ part, start, end }) => {
    const text = named.find((one) => one.part === part)!.text;
    return text.slice(start, end);
  });
}

test.each([
  ["as it stands", "We hold at 4.20.", "hold at 4.20", ["hold at 4.20"]],
  ["other white space", "We  hold\n\tat\u00a04.20.", "hold at 4.20", ["hold\n\tat\u00a04.20"]],
  ["typographic quotation marks", "I can't say “no”.", `can’t say "no"`, [`can't say “no”`]],
  ["marks within marks", 'He said "wait".', "said 'wait'", ['said "wait"']],
  ["dashes", "long – too long", "long - too long", ["long – too long"]],
  ["another case of the first letter", "so we hold.", "We hold", ["we hold"]],
  [
    "a full stop that ends the judge's sentence",
    "we hold at 4.20 today",
    "we hold at 4.20.",
    ["we hold at 4.20"],
  ],
  ["emphasis of Markdown", "st**r**awbe**rr**y has 3", "strawberry has 3", ["st**r**awbe**rr**y has 3"]],
  ["escapes of JSON", '{"note": "first\\nsecond \\"x\\""}', 'first second "x"', ['first\\nsecond \\"x\\"']],
  [
    "an ellipsis",
    "I could agree, but not today, on a price.",
    "I could agree … on a price",
    ["I could agree", "on a price"],
  ],
  ["three dots in brackets", "one two three four", "one [...] four", ["one", "four"]],
  ["an ellipsis at both ends", "one two three", "...two...", ["two"]],
  ["an ellipsis that the text has too", "well... no", "well... no", ["well", "no"]],
  ["letters beyond the basic plane", "😀 yes 😀 no", "yes 😀", ["yes 😀"]],
])("finds a quote with %s", (_, text, quote, words) => {
  expect(quoteFrom([text], quote)).toEqual(words);
});

test("a quote may run over several texts", () => {
  expect(quoteFrom(["I think so. ", "", "We hold at 4.20.", "no"], "think so. We hold")).toEqual([
    "think so. ",
    "We hold",
  ]);
});

test("of several places, pieces are found as close together as they can", () => {
  expect(findQuote([{ part: "content/0", text: "we a, we b, we c" }], "we ... c")).toEqual([
    { part: "content/0", start: 12, end: 14 },
    { part: "content/0", start: 15, end: 16 },
  ]);
});

test.each(["", " ", "...", "…", "nowhere", "hold at 4.21", "4.20 … hold", "hold hold"])(
  "what is not there is not found: %j",
  (quote) => {
    expect(quoteFrom(["We hold at 4.20."], quote)).toEqual([]);
  },
);

test("any stretch of letters is found, whatever becomes of its white space and marks", () => {
  const word = fc.string({
    unit: fc.constantFrom("a", "b", "é", '"', "'", "–", "1"),
    minLength: 1,
    maxLength: 6,
  });
  const space = fc.constantFrom(" ", "\n", "  ", "\u00a0", "\r\n");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, space), { minLength: 1, maxLength: 12 }),
      fc.nat(11),
      fc.nat(11),
      (words, a, b) => {
        const text = words.map(([letters, gap]) => letters + gap).join("");
        const [from, to] = [Math.min(a, b) % words.length, Math.max(a, b) % words.length].sort(
          (x, y) => x - y,
        );
        const quote = words
          .slice(from, to! + 1)
          .map(([letters]) => letters.replaceAll('"', "”").replaceAll("–", "-").toUpperCase())
          .join(" ");
        const found = quoteFrom([text], quote).join("");
        const plain = (value: string) =>
          value.replace(/\s/g, "").replaceAll(/["”]/g, "'").replaceAll("–", "-");
        expect(plain(found).toLowerCase()).toBe(plain(quote).toLowerCase());
      },
    ),
  );
});
