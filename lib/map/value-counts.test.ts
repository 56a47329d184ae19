import { expect, test } from "vitest";
import { countValue, createValueCounts, listCountedValues } from "./value-counts";

test("lists the most frequent first, then by letters", () => {
  const field = createValueCounts();
  for (const text of ["b", "a", "c", "c"]) countValue(field, text);
  expect(listCountedValues(field)).toEqual([
    { value: "c", count: 2 },
    { value: "a", count: 1 },
    { value: "b", count: 1 },
  ]);
});

test.each([
  ["too many texts", Array.from({ length: 201 }, (_, i) => `t${i}`)],
  ["too long a text", ["a", "x".repeat(257)]],
])("%s end the count of each, not of all", (_, texts) => {
  const field = createValueCounts();
  for (const text of [...texts, "a"]) countValue(field, text);
  expect(field).toMatchObject({ total: texts.length + 1, complete: false });
  expect(field.counts.size).toBe(0);
});
