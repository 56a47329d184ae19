import { expect, test } from "vitest";
import { readWords } from "./read-words";

test("lists stay lists, single words stand alone, repeated ones show", () => {
  const query = new URLSearchParams("where=a:b&limit=5&sort=id&sort=case&__proto__=x");
  const words = readWords(query, ["where", "at"]);
  expect(Object.entries(words)).toEqual([
    ["where", ["a:b"]],
    ["limit", "5"],
    ["sort", ["id", "case"]],
    ["__proto__", "x"],
  ]);
  expect(Object.getPrototypeOf(words)).toBe(Object.prototype);
});
