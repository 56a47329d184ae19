import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./parse-json";
import { mayHoldRoundedInteger } from "./rounded-integer";

test("no integer is rounded wherever it stands", () => {
  const json = fc.json({ maxDepth: 3 });
  const digits = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  fc.assert(
    fc.property(json, digits, fc.constantFrom("", " ", "\n"), (inner, integer, space) => {
      const text = `{"a":${inner},"__proto__":[${space}${integer}${space}]}`;
      const parsed = parseJson(Buffer.from(text));
      const items = parsed.ok && Object.getOwnPropertyDescriptor(parsed.value, "__proto__")?.value;
      expect(String(items[0])).toBe(String(integer));
      if (!Number.isSafeInteger(Number(integer))) expect(mayHoldRoundedInteger(JSON.parse(text))).toBe(true);
    }),
  );
});

test.each([
  ["the least that is rounded", "9007199254740993", true],
  ["the largest that is not", "9007199254740991", false],
  ["one of 400 digits", "9".repeat(400), true],
  ["digits in a text", '"9007199254740993"', false],
  ["a fraction", "0.12345678901234567", false],
])("%s", (_, number, expected) => {
  for (const text of [number, `[[{"a":${number}}]]`, `[1,{"b":[],"a":${number}}]`]) {
    expect(mayHoldRoundedInteger(JSON.parse(text))).toBe(expected);
  }
});

test("what is nested without end is passed on, not gone through", () => {
  expect(mayHoldRoundedInteger(JSON.parse("[".repeat(100_000) + "]".repeat(100_000)))).toBe(true);
});
