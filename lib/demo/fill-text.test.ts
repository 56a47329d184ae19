import { expect, test } from "vitest";
import { extractQuote, fillProse, fillWords } from "./fill-text";

const words = { org: "the Tessary Lab", count: "12" };

test("blanks are filled, with a capital where a sentence begins", () => {
  expect(fillProse("{org} has {count}. {org} is what {org} is.", words)).toBe(
    "The Tessary Lab has 12. The Tessary Lab is what the Tessary Lab is.",
  );
  expect(fillProse("Done. [[{org} knew.]]", words)).toBe("Done. [[The Tessary Lab knew.]]");
});

test("arguments keep the word as it is", () => {
  expect(fillWords("{org}", words)).toBe("the Tessary Lab");
});

test("a blank without a word is named", () => {
  expect(() => fillProse("{nobody} knows", words)).toThrow("{nobody}");
});

test("the quote is what stands between the marks, and part of the text", () => {
  expect(extractQuote("Well. [[It was me.]] Yes.")).toEqual({
    text: "Well. It was me. Yes.",
    quote: "It was me.",
  });
  expect(extractQuote("Nothing here.")).toEqual({ text: "Nothing here.", quote: null });
});
