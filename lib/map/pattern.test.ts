import { expect, test } from "vitest";
import { compilePattern, countGroups } from "./pattern";

test.each([
  ["a", 0],
  ["^seed-(\\d+)$", 1],
  ["(a)|(b)", 2],
  ["(?:a)(?<year>b)", 1],
  ["\\(a\\)[(]", 0],
])("%s captures %i groups", (pattern, groups) => {
  expect(countGroups(compilePattern(pattern))).toBe(groups);
});

test("refuses what is no pattern", () => {
  expect(() => compilePattern("(a")).toThrow(SyntaxError);
});
