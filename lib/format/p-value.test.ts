import { expect, test } from "vitest";
import { formatP } from "./p-value";

test.each([
  [1, "1"],
  [0.5, "0.5"],
  [0.04249, "0.042"],
  [0.001, "0.001"],
  [0.0009, "9.0e-4"],
  [2.0884875837625688e-45, "2.1e-45"],
  [0, "<1e-300"],
])("%d is %s", (p, text) => {
  expect(formatP(p)).toBe(text);
});
