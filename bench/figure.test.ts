import { expect, test } from "vitest";
import { getRatio, isMet } from "./figure";

const figure = { name: "f", ms: 400, baselineMs: 100, bar: { kind: "ratio", least: 0.25 } } as const;

test("a ratio says how much faster than its baseline a figure is", () => {
  expect(getRatio(figure)).toBe(0.25);
  expect(isMet(figure)).toBe(true);
  expect(isMet({ ...figure, ms: 401 })).toBe(false);
});

test("a time is held against its limit, whatever the baseline", () => {
  const bar = { kind: "time", mostMs: 400 } as const;
  expect(isMet({ ...figure, bar })).toBe(false);
  expect(isMet({ ...figure, ms: 399.9, baselineMs: null, bar })).toBe(true);
});

test("an amount meets the bar that it reaches", () => {
  const amount = { name: "a", amount: 250, bar: { kind: "bytes", most: 250 } } as const;
  expect([isMet(amount), isMet({ ...amount, amount: 251 })]).toEqual([true, false]);
  expect(getRatio(amount)).toBeNull();
});

test("a figure without a bar fails none", () => {
  expect(isMet({ ...figure, ms: 1e9, bar: { kind: "none" } })).toBe(true);
});
