import { describe, expect, it } from "vitest";
import { getChiSquaredTail } from "./chi-squared";

describe("getChiSquaredTail", () => {
  // Critical values of the usual tables (Pearson and Hartley, Biometrika Tables, table 8).
  it.each([
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [5.991, 2, 0.05],
    [9.488, 4, 0.05],
    [18.307, 10, 0.05],
    [31.41, 20, 0.05],
    [59.703, 30, 0.001],
    [67.328, 100, 0.995],
  ])("of %d with %i degrees of freedom is the tabled %d", (x, degrees, p) => {
    expect(getChiSquaredTail(x, degrees)).toBeCloseTo(p, 4);
  });

  // By SciPy 1.17.1, scipy.stats.chi2.sf.
  it.each([
    [3.841458820694124, 1, 0.04999999999999989],
    [0.5, 5, 0.9921232932326296],
    [0.001, 1, 0.9747728793699604],
    [5, 4, 0.2872974951836458],
    [200, 1, 2.0884875837625688e-45],
    [250, 3, 6.543750030967994e-54],
    [260, 20, 1.0922956375456852e-43],
    [1000, 19, 5.306673251651704e-200],
  ])("keeps its digits at %d with %i", (x, degrees, p) => {
    expect(Math.abs(getChiSquaredTail(x, degrees) / p - 1)).toBeLessThan(1e-11);
  });

  it("is exp(-x/2) for two degrees, on both sides of where the evaluation changes", () => {
    for (const x of [0.01, 1, 3.99, 4, 4.01, 30, 700]) {
      expect(Math.abs(getChiSquaredTail(x, 2) / Math.exp(-x / 2) - 1)).toBeLessThan(1e-12);
    }
  });

  it("is 1 at 0 and never rises", () => {
    expect(getChiSquaredTail(0, 3)).toBe(1);
    for (const degrees of [1, 2, 7, 40]) {
      const tails = Array.from({ length: 400 }, (_, i) => getChiSquaredTail(i / 3, degrees));
      for (let i = 1; i < tails.length; i++) expect(tails[i]!).toBeLessThanOrEqual(tails[i - 1]! + 1e-14);
    }
  });
});
