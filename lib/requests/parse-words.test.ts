import { expect, test } from "vitest";
import { z } from "zod";
import { commaList, parseWords } from "./parse-words";

const schema = z.strictObject({ by: commaList, limit: z.coerce.number().int().optional() });

test("repeated names and commas are one list without repetitions or blanks", () => {
  expect(parseWords(schema, { by: ["a, b", "b", "", "c,"] })).toEqual({
    ok: true,
    value: { by: ["a", "b", "c"] },
  });
});

test("every problem is named, with its word", () => {
  const result = parseWords(schema, { by: [], limit: "x", nope: "1" });
  expect(result).toMatchObject({ ok: false, error: { code: "usage" } });
  expect(!result.ok && result.error.message).toMatch(/limit: .*; .*nope/);
});
