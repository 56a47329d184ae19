import { describe, expect, it } from "vitest";
import { wilsonInterval } from "@/lib/stats/wilson";
import { buildBarList } from "./bar-list-model";
import type { CountedBucket, CountedCrossing } from "./counting";
import { createBucket } from "./heatmap-fixture";
import type { Metric } from "./heatmap-scale";

function build(metric: Metric, buckets: CountedBucket[]) {
  const values = buckets.map(({ at }) => ({ id: at.a!, label: at.a!, declared: true }));
  const crossing: CountedCrossing = {
    by: [{ id: "a", label: "A", unit: null, values }],
    grade: 0.5,
    covered: null,
    counting: "raw",
    beside: null,
    totals: {} as CountedCrossing["totals"],
    marginals: [[]],
    buckets,
  };
  return buildBarList(crossing, { metric, rowOrder: "map", values: [values] });
}

const rated = (id: string, fail: number, hits: number, given: Partial<CountedBucket> = {}) =>
  createBucket({
    at: { a: id },
    status: "partial",
    goal: 100,
    hits,
    fail,
    pass: hits - fail,
    grade: Math.min(1, hits / 100),
    failure_rate: fail / hits,
    interval: wilsonInterval(fail, hits),
    ...given,
  });

describe("bars", () => {
  it("of rates share an axis that few hits do not stretch, with whiskers that say where they go on", () => {
    const { bars, end } = build("failure_rate", [rated("sure", 20, 1000), rated("unsure", 0, 4)]);
    expect(end).toBe("5 %");
    expect(bars[0]!.length).toBeCloseTo(0.4);
    expect(bars[0]!.whisker).toMatchObject({ isOpen: false });
    expect(bars[0]!.whisker!.low).toBeLessThan(0.4);
    expect(bars[0]!.whisker!.high).toBeGreaterThan(0.4);
    expect(bars[1]).toMatchObject({ length: 0, whisker: { high: 1, isOpen: true } });
  });
  it("of coverage end at the goal", () => {
    const { bars, end } = build("coverage", [rated("half", 0, 50), rated("twice", 0, 200)]);
    expect(end).toBe("100 %");
    expect(bars.map(({ length, whisker }) => [length, whisker])).toEqual([
      [0.5, null],
      [1, null],
    ]);
  });
  it("of hits end at the most hits where no goal is shown", () => {
    const free = { goal: null, grade: null };
    const { bars, end } = build("coverage", [rated("a", 0, 50, free), rated("b", 0, 200, free)]);
    expect(end).toBe("200 hits");
    expect(bars.map(({ length }) => length)).toEqual([0.25, 1]);
  });
  it("are gaps, not zeroes, where there is no value", () => {
    const hole = createBucket({ at: { a: "hole" } });
    const ignored = rated("ignored", 3, 9, { status: "ignored", goal: null, grade: null });
    const { bars } = build("failure_rate", [hole, ignored, rated("c", 1, 100)]);
    expect(bars.map(({ length }) => length === null)).toEqual([true, true, false]);
  });
});
