import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson";

describe("wilsonInterval", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [1, 29, 0.0061, 0.1718],
    [0, 10, 0, 0.2775],
  ])("agrees with the published interval of %i/%i", (count, n, low, high) => {
    const interval = wilsonInterval(count, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("is exact to the last digit that is documented for 1 of 200", () => {
    const interval = wilsonInterval(1, 200);
    expect(interval?.low).toBe(0.0008831687156009805);
    expect(interval?.high).toBe(0.02777370439789293);
  });

  it("has no value without trials", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it("holds the observed proportion, stays within 0 and 1, and mirrors", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const count = Math.round(share * n);
          const interval = wilsonInterval(count, n)!;
          const mirrored = wilsonInterval(n - count, n)!;
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
          expect(interval.low).toBeLessThanOrEqual(count / n + 1e-12);
          expect(interval.high).toBeGreaterThanOrEqual(count / n - 1e-12);
          expect(mirrored.low).toBeCloseTo(1 - interval.high, 10);
        },
      ),
    );
  });
});
