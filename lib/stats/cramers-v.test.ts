import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getCorrectedV, testTable } from "./cramers-v";

function measure(table: number[][]): number {
  return getCorrectedV(testTable(table), table.length, table[0]!.length);
}

/** Cramér's V as it was before the correction. */
function measureUncorrected(table: number[][]): number {
  const { chiSquared, n } = testTable(table);
  return Math.sqrt(chiSquared / n / (Math.min(table.length, table[0]!.length) - 1));
}

const SCIPY = [
  [100, 150],
  [203, 322],
  [420, 700],
  [320, 210],
];
const ANDERSON = [
  [21, 5],
  [6, 11],
  [7, 8],
  [27, 5],
];

describe("Cramér's V", () => {
  it("agrees with published values before its correction", () => {
    // SciPy's manual of scipy.stats.contingency.association.
    expect(measureUncorrected(SCIPY)).toBeCloseTo(0.18617813077483678, 14);
    // Mangiafico, Summary and Analysis of Extension Program Evaluation in R, cramerV(Anderson).
    expect(measureUncorrected(ANDERSON)).toBeCloseTo(0.4387, 4);
  });

  it("is corrected by Bergsma's formula, as computed apart in Python", () => {
    expect(measure(SCIPY)).toBeCloseTo(0.18286188056480834, 12);
    expect(measure(ANDERSON)).toBeCloseTo(0.4006784846971517, 12);
    // What chance alone would give is no association: am and vs of R's mtcars.
    const cars = [
      [12, 7],
      [6, 7],
    ];
    expect(measureUncorrected(cars)).toBeCloseTo(0.1683451, 7);
    expect(measure(cars)).toBe(0);
  });

  it("is 1 where one decides the other, and 0 where both are independent", () => {
    expect(
      measure([
        [30, 0],
        [0, 20],
      ]),
    ).toBeCloseTo(1, 12);
    expect(
      measure([
        [30, 60],
        [10, 20],
      ]),
    ).toBe(0);
  });

  const tables = fc.integer({ min: 2, max: 5 }).chain((columns) =>
    fc.array(fc.array(fc.nat(40), { minLength: columns, maxLength: columns }), {
      minLength: 2,
      maxLength: 6,
    }),
  );

  it("stays within 0 and 1, whatever the order of rows and columns, and which is which", () => {
    fc.assert(
      fc.property(
        tables.filter((table) => table.flat().some((count) => count > 0)),
        (table) => {
          const v = measure(table);
          expect(v).toBeGreaterThanOrEqual(0);
          expect(v).toBeLessThanOrEqual(1);
          expect(measure(table.toReversed())).toBeCloseTo(v, 10);
          expect(measure(table.map((row) => row.toReversed()))).toBeCloseTo(v, 10);
          expect(measure(table[0]!.map((_, c) => table.map((row) => row[c]!)))).toBeCloseTo(v, 10);
          expect(measure(table)).toBeLessThanOrEqual(Math.max(measureUncorrected(table), 0) + 1e-12);
        },
      ),
    );
  });

  it("is small for clusters of one mind each, where their number is told", () => {
    const table = [
      [40, 0],
      [0, 40],
    ];
    const test = testTable(table);
    expect(getCorrectedV(test, 2, 2, 79)).toBe(0);
    expect(getCorrectedV(test, 2, 2, 4)).toBeLessThanOrEqual(1);
  });

  it("says when expected counts are small", () => {
    expect(testTable(ANDERSON).isLarge).toBe(true);
    expect(
      testTable([
        [50, 1],
        [50, 2],
      ]).isLarge,
    ).toBe(false);
  });
});
