import fc from "fast-check";
import { expect, test } from "vitest";
import { createMatcher } from "./find-matches";

const find = (query: string, text: string) =>
  createMatcher(query)(text).map(({ start, end }) => text.slice(start, end));

test("finds words whatever the case of their letters, without overlaps", () => {
  expect(find("price", "Price, PRICE and prices")).toEqual(["Price", "PRICE", "price"]);
  expect(find("aa", "aaaaa")).toEqual(["aa", "aa"]);
  expect(find("straße", "STRAẞE")).toEqual(["STRAẞE"]);
});

test("offsets are those of the text, also where lower case is longer than upper case", () => {
  expect(createMatcher("x")("İİx")).toEqual([{ start: 2, end: 3 }]);
});

test("what means something in a pattern is only itself", () => {
  for (const query of [".*", "a|b", "(", "[", "\\", "$", "^", "{2}", "a/b", "?"]) {
    expect(find(query, `before ${query} after`)).toEqual([query]);
    expect(find(query, "nothing of it here")).toEqual([]);
  }
});

test("an empty query is nowhere", () => {
  expect(find("", "abc")).toEqual([]);
});

test("agrees with walking through lower-case letters", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "A", "b", "B", ".", " "), maxLength: 30 });
  const query = fc.string({ unit: fc.constantFrom("a", "A", "b", "."), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(letters, query, (text, wanted) => {
      const places: number[] = [];
      const [low, word] = [text.toLowerCase(), wanted.toLowerCase()];
      for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) places.push(at);
      expect(createMatcher(wanted)(text).map(({ start }) => start)).toEqual(places);
    }),
  );
});
