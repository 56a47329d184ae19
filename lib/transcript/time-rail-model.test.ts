import { describe, expect, test } from "vitest";
import type { HeldVerdict } from "@/lib/coverage/verdict";
import { buildTimeRail, isLongRun, type RailObservation } from "./time-rail-model";

const observe = (message: number, outcome: string, at: string | null = null): RailObservation => ({
  ...{ key: `k${message}`, outcome, message, at },
  verdict: null,
});

describe("of a simulated year", () => {
  const rail = buildTimeRail(
    1001,
    [
      { message: 0, at: "2027-01-01T05:30:00Z" },
      { message: 1000, at: "2027-12-31T21:30:00Z" },
    ],
    [observe(500, "fail", "2027-07-05T09:00:00Z"), observe(20, "pass", "2027-01-09T00:00:00Z")],
  );

  test("ticks are months, at their places", () => {
    expect(rail.axis).toBe("time");
    expect(rail.ticks.map(({ label }) => label).slice(0, 3)).toEqual(["Feb", "Mar", "Apr"]);
    expect(rail.ticks[0]!.place).toBeCloseTo(31 / 365, 2);
  });

  test("observations lie at their dates, in order, and say what they are", () => {
    expect(rail.marks.map(({ label }) => label)).toEqual([
      "9 Jan 2027, 00:00 UTC · k20 · pass · message 20",
      "5 Jul 2027, 09:00 UTC · k500 · fail · message 500",
    ]);
    expect(rail.marks[1]).toMatchObject({ message: 500, look: "open", count: 1 });
    expect(rail.marks[1]!.place).toBeCloseTo(185.2 / 364.7, 2);
  });

  test("a place is told by date and message", () => {
    expect(rail.describe(0)).toBe("1 Jan 2027, 05:30 UTC, message 0 of 1,001");
  });
});

test("without times the rail runs over message numbers", () => {
  const rail = buildTimeRail(5000, [], [observe(2500, "error")]);
  expect(rail.axis).toBe("messages");
  expect(rail.ticks.map(({ label }) => label)).toEqual([
    "0",
    "500",
    "1,000",
    "1,500",
    "2,000",
    "2,500",
    "3,000",
    "3,500",
    "4,000",
    "4,500",
  ]);
  expect(rail.describe(0.5)).toBe("message 2,500 of 5,000");
  expect(rail.marks[0]).toMatchObject({ label: "k2500 · error · message 2500", look: "error" });
  expect(buildTimeRail(1, [], []).ticks).toEqual([{ place: 0, label: "0" }]);
});

test("observations at one place are one mark, which leads to the first failure", () => {
  const crowd = Array.from({ length: 20_000 }, (_, i) => observe(i, i % 1000 === 999 ? "fail" : "pass"));
  const { marks } = buildTimeRail(20_000, [], crowd);
  expect(marks.length).toBeLessThan(200);
  expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(20_000);
  const failing = marks.filter(({ look }) => look === "open");
  expect(failing.map(({ message }) => message)).toEqual(Array.from({ length: 20 }, (_, i) => i * 1000 + 999));
  expect(failing[0]!.label).toMatch(/^\d+ observations · 1 failure · messages \d+ to \d+$/);
});

test("a failure is marked by what its verdict makes of it, at a place by the worst, and says so", () => {
  const decide = (message: number, is: HeldVerdict, adjudicated: string): RailObservation => ({
    ...observe(message, "fail"),
    verdict: { is, adjudicated },
  });
  const upheld = decide(20, "duplicate", "fail");
  const overruled = decide(10, "spec_bug", "unscored");
  const list = (...observations: RailObservation[]) =>
    buildTimeRail(100_000, [], observations).marks.map(({ look, message, label }) => [look, message, label]);
  expect(list(overruled)).toEqual([
    ["overruled", 10, "k10 · fail · spec bug, counts as unscored · message 10"],
  ]);
  expect(list(upheld)).toEqual([["upheld", 20, "k20 · fail · duplicate, counts as fail · message 20"]]);
  expect(list(observe(5, "pass"), overruled, upheld)).toEqual([
    ["upheld", 20, "3 observations · 2 failures · 1 upheld · 1 overruled · messages 5 to 20"],
  ]);
  expect(list(overruled, upheld, observe(30, "fail"))).toEqual([
    ["open", 30, "3 observations · 3 failures · 1 upheld · 1 overruled · messages 10 to 30"],
  ]);
});

test("a rail is for runs that are long or often judged", () => {
  expect([isLongRun(99, 4), isLongRun(100, 0), isLongRun(10, 5), isLongRun(1, 9)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
