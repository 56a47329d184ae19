import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document } from "yaml";
import { formatVisibleText } from "@/lib/format/visible-text";
import { readYaml } from "./yaml-source";
import { formatYamlText } from "./yaml-text";

const ACTING = [
  "\u001b[2J",
  "\u0085",
  "\u009b1A",
  "\u202e",
  "\u2066",
  "\u200b",
  "\u2028",
  "\u2029",
  "\ufeff",
  "\u{e0041}",
  "\r",
  "\r\n",
  "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
];

function read(text: string): unknown {
  const { readable, value } = readYaml(text);
  expect(readable, text).toBe(true);
  return value;
}

describe.each(ACTING)("%j", (acting) => {
  const data = { [`key ${acting}`]: [`short${acting}`, acting, `${acting}\n# ${acting}`] };

  test("is written as an escape, in keys too, and reads as itself", () => {
    const text = formatYamlText(new Document(data));
    expect(formatVisibleText(text)).toBe(text);
    expect(read(text)).toEqual(data);
  });
});

test("what neither acts nor hides is written as it was", () => {
  const data = { name: "AI CEO", emoji: "👩‍🚀", accents: "naïve", arabic: "مرحبا", lines: "a\nb" };
  expect(formatYamlText(new Document(data))).toBe(new Document(data).toString());
});

test("any text reads as itself, in keys and values, in block and in flow style", () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...ACTING), fc.string({ unit: "binary", maxLength: 8 })), {
      maxLength: 4,
    })
    .map((parts) => parts.join(""));
  const key = text.filter((name) => name !== "__proto__");
  const data = fc.dictionary(key, fc.oneof(text, fc.array(text), fc.dictionary(key, text)));
  fc.assert(
    fc.property(data, fc.constantFrom("block", "flow"), (value, collectionStyle) => {
      const written = formatYamlText(new Document(value), { collectionStyle });
      expect(formatVisibleText(written)).toBe(written);
      // The reader's mappings have no prototype.
      expect(JSON.parse(JSON.stringify(read(written)))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 1000 },
  );
});
