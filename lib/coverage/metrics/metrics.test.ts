import { describe, expect, it } from "vitest";
import { newcombeInterval } from "@/lib/stats/newcombe";
import { wilsonInterval } from "@/lib/stats/wilson";
import type { CountedBucket, CountedMarginal } from "../counting";
import { createBucket } from "../heatmap-fixture";
import type { Totalled } from "./metric";
import { METRICS, type MetricId } from "./metric-ids";
import { getMetric } from "./metric-registry";

function rate(fail: number, hits: number) {
  const interval = wilsonInterval(fail, hits);
  return { hits, fail, pass: hits - fail, failure_rate: hits ? fail / hits : null, interval };
}

function change(own: [fail: number, hits: number], other: [fail: number, hits: number]) {
  const [a, b] = [rate(...own), rate(...other)];
  const isKnown = a.failure_rate !== null && b.failure_rate !== null;
  return {
    ...a,
    change: {
      against: b,
      difference: isKnown ? a.failure_rate! - b.failure_rate! : null,
      interval: newcombeInterval({ count: own[0], n: own[1] }, { count: other[0], n: other[1] }),
    },
  };
}

const some = (given: Partial<CountedBucket>) => createBucket({ status: "partial", ...given });
const items = { hits: 12, pass: 0, fail: 0, failure_rate: null, interval: null };
const apart = { ...rate(1, 10), invalid: 4, error: 0, unscored: 6 };
const aware = { yes: 3, no: 9, unknown: 88, fail_yes: 0, fail_no: 0 };

const PRINTED: [MetricId, Partial<CountedBucket>, value: string, detail: string, said: string][] = [
  ["coverage", { hits: 200, goal: 870, grade: 200 / 870 }, "23 %", "200 of 870", ""],
  ["coverage", { hits: 1, goal: null, grade: null }, "1", "hit", ""],
  ["covered", { hits: 10, goal: 10 }, "covered", "10 of 10", "covered"],
  ["covered", { hits: 9, goal: 10, grade: 0.9 }, "not yet", "9 of 10", "not covered"],
  ["covered", { hits: 9, goal: null, grade: null }, "9", "hits", ""],
  ["hits", { hits: 23, goal: 10, grade: 1 }, "2.3×", "23 of 10", "2.3× the goal"],
  ["hits", { hits: 999, goal: 1000 }, "0.99×", "999 of 1,000", "0.99× the goal"],
  ["hits", { hits: 2, goal: null }, "2", "hits", ""],
  ["failure_rate", rate(1, 200), "0.5 %", "1 of 200", ""],
  ["failure_rate", rate(0, 10), "0 %", "0 of 10", ""],
  ["failure_rate", items, "–", "12", ""],
  ["upper_bound", rate(0, 10), "27.8 %", "0 of 10", "upper bound 27.8 percent"],
  ["upper_bound", rate(1, 29), "17.2 %", "1 of 29", "upper bound 17.2 percent"],
  ["upper_bound", items, "–", "12", ""],
  ["invalid", apart, "20.0 %", "4 of 20", "invalid 4 of 20, 20.0 percent, interval 8.1 to 41.6"],
  ["error", apart, "0 %", "0 of 20", "errors 0 of 20, 0 percent, interval 0 to 16.1"],
  ["unscored", apart, "30.0 %", "6 of 20", "unscored 6 of 20, 30.0 percent, interval 14.5 to 51.9"],
  [
    "aware",
    { ...rate(0, 100), aware },
    "25.0 %",
    "3 of 12",
    "aware 3 of 12, 25.0 percent, interval 8.9 to 53.2",
  ],
  ["aware", { ...rate(0, 5), aware: { ...aware, yes: 0, no: 0, unknown: 5 } }, "–", "5 unknown", ""],
  [
    "change",
    change([56, 70], [48, 80]),
    "+20.0 pp",
    "56/70 vs 48/80",
    "change +20.0 points, interval +5.2 to +33.4, against 48 of 80 in the other campaigns",
  ],
  [
    "change",
    change([0, 29], [5, 56]),
    "−8.9 pp",
    "0/29 vs 5/56",
    "change −8.9 points, interval −19.3 to +3.8, against 5 of 56 in the other campaigns",
  ],
  ["change", change([2, 4], [0, 0]), "–", "2/4 vs none", "no change to tell, 0 of 0 in the other campaigns"],
  ["change", { ...change([1, 1], [0, 0]), failure_rate: null }, "–", "no rate", expect.any(String)],
  ["change", { ...items, change: change([0, 0], [3, 9]).change }, "–", "no rate", expect.any(String)],
  ["change", rate(1, 2), "–", "no comparison", ""],
];

it.each(PRINTED)("%s prints %o as %s, %s", (id, given, value, detail, said) => {
  const bucket = some(given);
  expect(getMetric(id).print(bucket)).toEqual({ value, detail });
  expect(getMetric(id).say(bucket)).toEqual(said);
  expect(getMetric(id).read(bucket) === null).toBe(value === "–" || bucket.goal === null);
});

it("has no value of any rate where there is nothing to rate", () => {
  const bucket = some({ goal: 10, grade: 0, ...change([0, 0], [0, 0]) });
  const known = METRICS.filter((id) => getMetric(id).read(bucket) !== null);
  expect(known).toEqual(["coverage", "covered", "hits"]);
});

it("puts the part and the whole of every rate into its reading", () => {
  const bucket = some({ ...apart, ...change([56, 70], [48, 80]), aware });
  for (const id of METRICS) {
    const { value, count, n, interval } = getMetric(id).read(bucket)!;
    if (interval === null) continue;
    expect(interval.low).toBeLessThanOrEqual(value);
    expect(interval.high).toBeGreaterThanOrEqual(value);
    if (id !== "upper_bound" && id !== "change") expect(count / n).toBe(value);
  }
});

describe("totals", () => {
  const marginal: CountedMarginal = {
    ...{ value: "x", beside: null, invalid: 4, error: 0, unscored: 6, aware },
    ...change([1, 10], [3, 10]),
  };
  const line: Totalled = {
    buckets: [some({ status: "covered", hits: 10 }), some({ status: "hole" }), some({ status: "ignored" })],
    marginal,
  };

  it.each([
    ["coverage", "1 of 2", "10 hits", 0.5],
    ["covered", "1 of 2", "10 hits", 0.5],
    ["hits", "10 hits", "", 10],
    ["failure_rate", "10.0 %", "10 hits", 0.1],
    ["invalid", "20.0 %", "4 of 20", 0.2],
    ["error", "0 %", "0 of 20", 0],
    ["unscored", "30.0 %", "6 of 20", 0.3],
    ["aware", "25.0 %", "3 of 12", 0.25],
    ["change", "−20.0 pp", "1/10 vs 3/10", 0.2],
  ] as const)("of %s are %s, %s", (id, value, detail, size) => {
    const total = getMetric(id).total(line)!;
    expect(total).toMatchObject({ value, detail });
    expect(total.size).toBeCloseTo(size, 12);
  });

  it("of the upper bound are the marginal's own", () => {
    expect(getMetric("upper_bound").total(line)).toEqual({
      ...{ value: "40.4 %", detail: "10 hits", size: marginal.interval!.high },
    });
  });

  it("are none where a value was never counted so", () => {
    const { invalid: _, error: __, unscored: ___, aware: ____, change: _____, ...first } = marginal;
    for (const id of ["invalid", "error", "unscored", "aware", "change"] as const) {
      expect(getMetric(id).total({ ...line, marginal: first })).toBeNull();
      expect(getMetric(id).rank({ ...line, marginal: null })).toBeNull();
    }
  });
});

it("orders by the end of the interval that is sure", () => {
  const rank = (id: MetricId, fail: number, hits: number) =>
    getMetric(id).rank({ buckets: [], marginal: { ...rate(fail, hits), value: "x", beside: null } })!;
  expect(rank("failure_rate", 60, 400)).toBeGreaterThan(rank("failure_rate", 1, 2));
  expect(rank("upper_bound", 0, 2)).toBeGreaterThan(rank("upper_bound", 0, 400));
});
