import { expect, test } from "vitest";
import { z } from "zod";
import { commaList, parseWords, wholeNumber } from "./parse-words";

const schema = z.strictObject({ by: commaList, limit: wholeNumber(1, 50).optional() });

test("repeated names and commas are one list without repetitions or blanks", () => {
  expect(parseWords(schema, { by: ["a, b", "b", "", "c,"] })).toEqual({
    ok: true,
    value: { by: ["a", "b", "c"] },
  });
});

test("every problem is named, with its word", () => {
  const result = parseWords(schema, { by: [], limit: "x", nope: "1" });
  expect(result).toMatchObject({ ok: false, error: { code: "usage" } });
  expect(!result.ok && result.error.message).toMatch(
    /^limit: expected a whole number from 1 to 50; unknown parameter "nope", expected one of by, limit$/,
  );
});

test.each(["0", "51", "-1", "1.5", "1e1", "0x1", " 1", "", "NaN", "99999999999999999999"])(
  "%j is no whole number from 1 to 50",
  (limit) => {
    expect(parseWords(schema, { limit })).toMatchObject({ ok: false, error: { code: "usage" } });
  },
);

test("a name that every object inherits is unknown like others", () => {
  const result = parseWords(schema, JSON.parse('{"by":["a"],"__proto__":"1"}'));
  expect(!result.ok && result.error.message).toContain('unknown parameter "__proto__"');
});

test("a single word that is repeated is refused", () => {
  const result = parseWords(z.strictObject({ name: z.string() }), { name: ["a", "b"] });
  expect(!result.ok && result.error.message).toBe("name: a list, expected a text");
});
