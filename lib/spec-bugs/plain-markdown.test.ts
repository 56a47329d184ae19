import fc from "fast-check";
import { expect, it, test } from "vitest";
import { formatVisibleText } from "@/lib/format/visible-text";
import { escapeMarkdown, quoteMarkdown } from "./escape-markdown";
import { leaveOutQuotations, unescapeMarkdown } from "./plain-markdown";

it.each([
  ["Before.\n\n> one\n> two\n\nAfter.", "Before.\n\n[quotation left out]\n\nAfter."],
  ["> one\nand on\n\n  > two", "[quotation left out]\n\n[quotation left out]"],
  ["- > in a list\n- said", "[quotation left out]"],
  ["a > b\n\n\\> text", "a > b\n\n\\> text"],
  [">\r\n> windows\r\n\r\nAfter.", "[quotation left out]\n\nAfter."],
])("%j without quotations is %j", (markdown, expected) => {
  expect(leaveOutQuotations(markdown)).toBe(expected);
});

test("whatever a log holds, nothing of a quotation of it stays", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const markdown = `Before.\n\n${quoteMarkdown(`x${text}`)}\n\nAfter.`;
      expect(leaveOutQuotations(markdown)).toBe("Before.\n\n[quotation left out]\n\nAfter.");
    }),
  );
});

test("an escaped text is read as it was, but for white space at the ends of lines", () => {
  const line = fc
    .string({ unit: "binary" })
    .map((text) => formatVisibleText(text.replace(/[\\\n]/g, "")).trim());
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(unescapeMarkdown(escapeMarkdown(lines.join("\n")))).toBe(lines.join("\n"));
    }),
  );
});

it.each([
  ["ghp\\_a\\*b", "ghp_a*b"],
  ["\\\\\\\\host\\\\share\\_1", "\\\\\\\\host\\\\share_1"],
  ["C:\\Users\\me", "C:\\Users\\me"],
  ["&lt;b> &amp;amp; &copy;", "<b> &amp; &copy;"],
])("%s reads %s", (markdown, expected) => {
  expect(unescapeMarkdown(markdown)).toBe(expected);
});
