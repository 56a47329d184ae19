import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatCoverage,
  formatInterval,
  formatPoints,
  formatPointsInterval,
  formatQuantity,
  formatRate,
  formatRatio,
} from "./number";

describe("formatCoverage", () => {
  it.each([
    [200 / 870, "23 %"],
    [909 / 909, "100 %"],
    [250 / 263, "95 %"],
    [0, "0 %"],
    [0.0004, "<1 %"],
    [0.9999, "99 %"],
  ])("writes %d as %s", (share, text) => expect(formatCoverage(share)).toBe(text));

  it("says 100 % only of what is complete, and 0 % only of nothing", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(formatCoverage(share) === "100 %").toBe(share === 1);
        expect(formatCoverage(share) === "0 %").toBe(share === 0);
      }),
    );
  });
});

describe("formatRate", () => {
  it.each([
    [1 / 200, "0.5 %"],
    [10 / 909, "1.1 %"],
    [13 / 250, "5.2 %"],
    [0, "0 %"],
    [1, "100 %"],
    [1 / 100_000, "<0.1 %"],
    [99_999 / 100_000, ">99.9 %"],
  ])("writes %d as %s", (rate, text) => expect(formatRate(rate)).toBe(text));
});

it("writes intervals with one decimal at most", () => {
  expect(formatInterval({ low: 0.0008831687156009805, high: 0.02777370439789293 })).toBe("0.1 to 2.8 %");
  expect(formatInterval({ low: 0, high: 1 })).toBe("0 to 100 %");
});

it("groups digits and agrees the noun with the count", () => {
  expect(formatCount(12_430)).toBe("12,430");
  expect(formatQuantity(1, "failure")).toBe("1 failure");
  expect(formatQuantity(0, "failure")).toBe("0 failures");
  expect(formatQuantity(1_200, "entry", "entries")).toBe("1,200 entries");
});

it.each([
  [0, "0×"],
  [0.001, "<0.01×"],
  [200 / 870, "0.23×"],
  [0.999, "0.99×"],
  [1, "1×"],
  [1.001, ">1×"],
  [1.07, "1.1×"],
  [2.3, "2.3×"],
  [9.96, "10×"],
  [1234.5, "1,235×"],
])("writes ratio %d as %s", (ratio, text) => expect(formatRatio(ratio)).toBe(text));

it.each([
  [0.023, "+2.3"],
  [-0.0891, "−8.9"],
  [0, "0"],
  [0.0001, "+<0.1"],
  [-1, "−100"],
])("writes a difference of %d as %s points", (difference, text) =>
  expect(formatPoints(difference)).toBe(text),
);

it("writes intervals of differences with their signs", () => {
  expect(formatPointsInterval({ low: -0.0381, high: 0.1926 })).toBe("−3.8 to +19.3");
  expect(formatPointsInterval({ low: 0, high: 0.0001 })).toBe("0 to 0");
});
