import { describe, expect, it } from "vitest";
import { newcombeInterval } from "@/lib/stats/newcombe";
import { wilsonInterval } from "@/lib/stats/wilson";
import { buildBarList } from "./bar-list-model";
import type { CountedBucket, CountedCrossing } from "./counting";
import { createBucket } from "./heatmap-fixture";
import type { MetricId } from "./metrics/metric-ids";

function build(metric: MetricId, buckets: CountedBucket[]) {
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
    const { bars, axis } = build("failure_rate", [rated("sure", 20, 1000), rated("unsure", 0, 4)]);
    expect(axis.names).toEqual({ low: "0", high: "5 %" });
    expect(bars[0]!.span!.high).toBeCloseTo(0.4);
    expect(bars[0]!.whisker!.opens).toEqual({ low: false, high: false });
    expect(bars[0]!.whisker!.low).toBeLessThan(0.4);
    expect(bars[0]!.whisker!.high).toBeGreaterThan(0.4);
    expect(bars[1]).toMatchObject({ span: { low: 0, high: 0 }, whisker: { high: 1, opens: { high: true } } });
  });
  it("of coverage end at the goal", () => {
    const { bars, axis } = build("coverage", [rated("half", 0, 50), rated("twice", 0, 200)]);
    expect(axis.names.high).toBe("100 %");
    expect(bars.map(({ span, whisker }) => [span!.high, whisker])).toEqual([
      [0.5, null],
      [1, null],
    ]);
  });
  it("of hits end at the most hits where no goal is shown", () => {
    const free = { goal: null, grade: null };
    const { bars, axis } = build("coverage", [rated("a", 0, 50, free), rated("b", 0, 200, free)]);
    expect(axis.names.high).toBe("200 hits");
    expect(bars.map(({ span }) => span!.high)).toEqual([0.25, 1]);
  });
  it("of hits against goals go on beyond the goal", () => {
    const { bars, axis } = build("hits", [rated("half", 0, 50), rated("often", 0, 400)]);
    expect(axis.names.high).toBe("5×");
    expect(bars.map(({ span }) => span!.high)).toEqual([0.1, 0.8]);
  });
  it("of a change begin in the middle and go to either side", () => {
    const changed = (id: string, difference: number) => {
      const against = { hits: 100, pass: 90, fail: 10, failure_rate: 0.1, interval: null };
      const interval = {
        ...newcombeInterval({ count: 1, n: 2 }, { count: 1, n: 2 })!,
        low: difference - 0.05,
        high: difference + 0.05,
      };
      return rated(id, 10, 100, { change: { against, difference, interval } });
    };
    const { bars, axis } = build("change", [changed("better", -0.1), changed("worse", 0.2)]);
    expect(axis.names).toEqual({ low: "−25 pp", high: "+25 pp" });
    expect(bars.map(({ span }) => span)).toEqual([
      { low: 0.3, high: 0.5 },
      { low: 0.5, high: 0.9 },
    ]);
    expect(bars[1]!.whisker!.opens).toEqual({ low: false, high: false });
  });
  it("are gaps, not zeroes, where there is no value", () => {
    const hole = createBucket({ at: { a: "hole" } });
    const ignored = rated("ignored", 3, 9, { status: "ignored", goal: null, grade: null });
    const { bars } = build("failure_rate", [hole, ignored, rated("c", 1, 100)]);
    expect(bars.map(({ span }) => span === null)).toEqual([true, true, false]);
  });
});
