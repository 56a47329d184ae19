import { describe, expect, test } from "vitest";
import { isEqualScore, isMissingScore, readOrder } from "./score-value";

test.each([undefined, null, Number.NaN, "", "  ", "NaN", " nan "])("%j is missing", (raw) => {
  expect(isMissingScore(raw)).toBe(true);
});

test.each([0, false, "I", "none", "nano", {}, []])("%j is not missing", (raw) => {
  expect(isMissingScore(raw)).toBe(false);
});

test.each([
  [3, 3],
  ["3.5", 3.5],
  ["C", 1],
  [" P ", 0.5],
  ["I", 0],
  ["N", 0],
  [true, 1],
  ["False", 0],
  ["c", null],
  ["maybe", null],
  [{ value: 1 }, null],
  [[1], null],
])("%j is ordered as %j", (raw, order) => {
  expect(readOrder(raw)).toBe(order);
});

describe("isEqualScore", () => {
  test.each([
    [5, "5"],
    ["5.0", "5"],
    ["C", 1],
    [0, "I"],
    [0, "N"],
    [true, 1],
    [false, "False"],
    [" yes", "yes "],
  ])("%j is %j", (a, b) => {
    expect(isEqualScore(a, b)).toBe(true);
  });

  test.each([
    ["I", "N"],
    ["C", "1"],
    ["yes", "Yes"],
    ["true", "True"],
    [1, "yes"],
    [{}, {}],
    [0, ""],
  ])("%j is not %j", (a, b) => {
    expect(isEqualScore(a, b)).toBe(false);
  });
});
