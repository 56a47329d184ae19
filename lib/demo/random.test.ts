import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, shuffle } from "./random";

test("the same seed gives the same choices, another seed others", () => {
  const draw = (seed: string) => Array.from({ length: 20 }, createRandom(seed).next);
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
});

test("whole numbers stay within their bounds and reach both", () => {
  const random = createRandom("bounds");
  const seen = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
  expect([...seen].sort()).toEqual([3, 4, 5, 6]);
});

test("weights decide how often a key comes, and a weight of 0 never does", () => {
  const random = createRandom("weights");
  const counts = { often: 0, seldom: 0, never: 0 };
  for (let i = 0; i < 4000; i++) counts[random.weighted({ often: 3, seldom: 1, never: 0 })]++;
  expect(counts.never).toBe(0);
  expect(counts.often / counts.seldom).toBeGreaterThan(2.5);
  expect(counts.often / counts.seldom).toBeLessThan(3.5);
});

test("shuffling loses and repeats nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
      const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);
      expect(sorted(shuffle(list, createRandom(seed)))).toEqual(sorted(list));
    }),
  );
});

test("picking from an empty list says so", () => {
  expect(() => createRandom("x").pick([])).toThrow("nothing to pick");
});
