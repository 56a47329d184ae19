import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcombeInterval, type Proportion } from "./newcombe";

const proportion = fc
  .integer({ min: 1, max: 1e6 })
  .chain((n) => fc.record({ n: fc.constant(n), count: fc.integer({ min: 0, max: n }) }));

describe("newcombeInterval", () => {
  it.each([
    [{ count: 56, n: 70 }, { count: 48, n: 80 }, 0.0524, 0.3339],
    [{ count: 5, n: 56 }, { count: 0, n: 29 }, -0.0381, 0.1926],
  ])("agrees with the published interval of %o less %o", (a, b, low, high) => {
    const interval = newcombeInterval(a, b)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("has no value where either side has no trials", () => {
    const some: Proportion = { count: 1, n: 2 };
    expect(newcombeInterval(some, { count: 0, n: 0 })).toBeNull();
    expect(newcombeInterval({ count: 0, n: 0 }, some)).toBeNull();
  });

  it("holds the observed difference, stays within -1 and 1, and turns round with its sides", () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const { low, high } = newcombeInterval(a, b)!;
        const difference = a.count / a.n - b.count / b.n;
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(low).toBeLessThanOrEqual(difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
        const turned = newcombeInterval(b, a)!;
        expect(turned.low).toBeCloseTo(-high, 12);
        expect(turned.high).toBeCloseTo(-low, 12);
      }),
    );
  });
});
