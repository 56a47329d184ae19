import { expect, test } from "vitest";
import { getMedian, getQuantile } from "./measure";

test.each([
  [[7], 0.95, 7],
  [[3, 1, 2], 0.5, 2],
  [[4, 3, 2, 1], 0.5, 2],
  [Array.from({ length: 200 }, (_, i) => 200 - i), 0.95, 190],
])("of %j the quantile %d is %d", (values, quantile, expected) => {
  expect(getQuantile(values, quantile)).toBe(expected);
});

test("the median leaves the list as it was", () => {
  const values = [9, 1, 5];
  expect(getMedian(values)).toBe(5);
  expect(values).toEqual([9, 1, 5]);
});
