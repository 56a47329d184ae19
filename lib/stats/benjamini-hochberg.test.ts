import { expect, test } from "vitest";
import { adjustByBenjaminiHochberg } from "./benjamini-hochberg";

/** Benjamini and Hochberg (1995), section 4.1: fifteen hypotheses on thrombolysis. */
const PUBLISHED = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test("rejects the published four at 0.05, where Bonferroni rejects three", () => {
  expect(adjustByBenjaminiHochberg(PUBLISHED).filter((q) => q <= 0.05)).toHaveLength(4);
  expect(PUBLISHED.filter((p) => p <= 0.05 / PUBLISHED.length)).toHaveLength(3);
});

test("keeps each value's place, rises with p, and never falls below it", () => {
  const q = adjustByBenjaminiHochberg(PUBLISHED);
  expect(q.slice(0, 4)).toEqual([0.0015, 0.003, 0.0095, 0.035625].map((value) => expect.closeTo(value, 12)));
  expect(adjustByBenjaminiHochberg(PUBLISHED.toReversed())).toEqual(q.toReversed());
  q.forEach((value, i) => {
    expect(value).toBeGreaterThanOrEqual(PUBLISHED[i]!);
    if (i > 0) expect(value).toBeGreaterThanOrEqual(q[i - 1]!);
  });
  expect(adjustByBenjaminiHochberg([0.03])).toEqual([0.03]);
  expect(adjustByBenjaminiHochberg([])).toEqual([]);
});
