import fc from "fast-check";
import { expect, test } from "vitest";
import { shortenLabels } from "./short-labels";

test("names of models differ at their ends, names of one family in the middle", () => {
  expect(
    shortenLabels(
      ["openai/gpt-4o", "anthropic/claude-3-5-sonnet-20240620", "anthropic/claude-3-5-sonnet-20241022"],
      20,
    ),
  ).toEqual(["openai/gpt-4o", "anthropic/…-20240620", "anthropic/…-20241022"]);
  expect(
    shortenLabels(["acme/model-a-of-many-words-instruct", "acme/model-b-of-many-words-instruct"], 20),
  ).toEqual(["acme/m…a-of-many-wo…", "acme/m…b-of-many-wo…"]);
});

test("whatever the labels, those that differ are told apart, and short ones stay", () => {
  const label = fc.string({ unit: fc.constantFrom("a", "b", "/", "𝒳"), maxLength: 40 });
  fc.assert(
    fc.property(fc.uniqueArray(label, { maxLength: 12 }), fc.integer({ min: 8, max: 30 }), (labels, most) => {
      const short = shortenLabels(labels, most);
      expect(new Set(short).size).toBe(labels.length);
      labels.forEach((text, i) => {
        if ([...text].length <= most) expect(short[i]).toBe(text);
        expect(short[i]).not.toMatch(/[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/);
      });
    }),
  );
});
