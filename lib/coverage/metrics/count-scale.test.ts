import { scaleThreshold } from "d3-scale";
import { expect, it } from "vitest";
import { findStep } from "./count-scale";

it("finds the step that d3's threshold scale finds", () => {
  const thresholds = [0.2, 0.4, 0.6, 0.8, 1];
  const oracle = scaleThreshold<number, number>().domain(thresholds).range([0, 1, 2, 3, 4, 5]);
  for (const value of [0, 0.1, 0.2, 0.3999, 0.4, 0.7, 0.8, 0.99, 1, 7]) {
    expect(findStep(thresholds, value)).toBe(oracle(value));
  }
});
