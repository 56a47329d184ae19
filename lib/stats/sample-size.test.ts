import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { areToldApart, countTrialsToSee, countTrialsToTell } from "./sample-size";

describe("countTrialsToSee", () => {
  it("agrees with the published 299 trials at a rate of 1 %", () => {
    expect(countTrialsToSee(0.01)).toBe(299);
  });

  it("is the smallest number with that chance", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 0.9, noNaN: true }), (p) => {
        const n = countTrialsToSee(p);
        expect(1 - (1 - p) ** n).toBeGreaterThanOrEqual(0.95 - 1e-9);
        expect(1 - (1 - p) ** (n - 1)).toBeLessThan(0.95 + 1e-9);
      }),
    );
  });
});

/** The 90 % quantile of the standard normal distribution. */
const Z_90 = 1.2815515655446004;

test("countTrialsToTell agrees with the documentation of R: power.prop.test(p1 = .50, p2 = .75, power = .90)", () => {
  // R prints n = 76.7 a group.
  expect(countTrialsToTell(0.5, 0.75, Z_90)).toBe(77);
  expect(countTrialsToTell(0.75, 0.5, Z_90)).toBe(77);
});

test("proportions are told apart as the score test says", () => {
  // z = 2.650 for 56/70 against 48/80, whose Newcombe interval of the difference leaves 0 out as well.
  expect(areToldApart({ count: 56, n: 70 }, { count: 48, n: 80 })).toBe(true);
  // 5/56 against 0/29, whose interval holds 0.
  expect(areToldApart({ count: 5, n: 56 }, { count: 0, n: 29 })).toBe(false);
  expect(areToldApart({ count: 0, n: 10 }, { count: 0, n: 10 })).toBe(false);
});
