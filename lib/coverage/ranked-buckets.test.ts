import { describe, expect, it } from "vitest";
import { wilsonInterval } from "@/lib/stats/wilson";
import type { CountedBucket } from "./counting";
import { createBucket } from "./heatmap-fixture";
import type { MetricId } from "./metrics/metric-ids";
import {
  clipRanked,
  getMoreListed,
  limitListed,
  listRankedBuckets,
  type Rank,
  rankBuckets,
} from "./ranked-buckets";

function bucket(id: string, fail: number, hits: number, given: Partial<CountedBucket> = {}): CountedBucket {
  return createBucket({
    at: { a: id },
    status: hits === 0 ? "hole" : "partial",
    hits,
    fail,
    pass: hits - fail,
    grade: Math.min(1, hits / 10),
    failure_rate: hits > 0 ? fail / hits : null,
    interval: wilsonInterval(fail, hits),
    ...given,
  });
}

const buckets = [
  bucket("few", 1, 2),
  bucket("many", 60, 400),
  bucket("hole", 0, 0),
  bucket("ignored", 9, 9, { status: "ignored", goal: null, grade: null }),
  bucket("none", 0, 4),
];
const rank = (...[by, reverse = false]: [Rank, boolean?]) =>
  rankBuckets(buckets, { rank: by, reverse, metric: "coverage" }).map(({ at }) => at.a);

describe("ranks", () => {
  it("put most missing hits first, holes among them, and what is excluded last", () => {
    expect(rank("gap")).toEqual(["hole", "few", "none", "many", "ignored"]);
    expect(rank("gap", true)).toEqual(["many", "none", "few", "hole", "ignored"]);
    expect(rank("grade")).toEqual(["hole", "few", "none", "many", "ignored"]);
    expect(rank("hits")).toEqual(["hole", "few", "none", "many", "ignored"]);
  });
  it("judge failures by the lower end of the interval, and leave what has no rate behind", () => {
    expect(rank("bound")).toEqual(["many", "few", "none", "hole", "ignored"]);
    expect(rank("rate")).toEqual(["few", "many", "none", "hole", "ignored"]);
    expect(rank("fail", true)).toEqual(["none", "few", "many", "hole", "ignored"]);
  });
  it("judge failures by their number where a filter leaves no rate", () => {
    const unrated = buckets.map((counted) => ({ ...counted, failure_rate: null, interval: null }));
    for (const by of ["bound", "rate", "fail"] as const) {
      const ranked = rankBuckets(unrated, { rank: by, reverse: false, metric: "coverage" });
      expect(ranked.map(({ at }) => at.a).slice(0, 2)).toEqual(["many", "few"]);
    }
  });
});

it("goes by the count of failures where a filter on outcomes leaves no rate", () => {
  const kept = (id: string, fail: number) =>
    bucket(id, fail, fail, { failure_rate: null, interval: null, selected: true });
  const chosen = [kept("one", 1), kept("left out", 0), kept("three", 3)];
  const order = { rank: "metric", reverse: false } as const;
  for (const metric of ["failure_rate", "upper_bound"] as const) {
    expect(rankBuckets(chosen, { ...order, metric }).map(({ at }) => at.a)).toEqual([
      "three",
      "one",
      "left out",
    ]);
    const table = listRankedBuckets({ ...crossing, buckets: chosen }, { ...order, metric, listed: 1 });
    expect(table.rank).toBe("fail");
  }
});

it("goes by hits where a filter hides every goal, and says so", () => {
  const goalless = buckets.map((counted) => ({ ...counted, goal: null, grade: null }));
  const order = { reverse: false, listed: 9 };
  for (const metric of ["coverage", "covered", "hits"] as const) {
    const table = listRankedBuckets({ ...crossing, buckets: goalless }, { ...order, rank: "metric", metric });
    expect(table.rank).toBe("hits");
    const counts = table.rows
      .filter(({ bucket }) => bucket.status !== "ignored")
      .map(({ bucket }) => bucket.hits);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  }
  const byGrade = { ...order, rank: "grade", metric: "failure_rate" } as const;
  expect(listRankedBuckets({ ...crossing, buckets: goalless }, byGrade).rank).toBe("hits");
});

describe("a rank by the metric", () => {
  const by = (metric: MetricId, reverse = false) =>
    rankBuckets(buckets, { rank: "metric", reverse, metric }).map(({ at }) => at.a);
  it("is one with a column of its own where that says the same", () => {
    expect(by("coverage")).toEqual(rank("gap"));
    expect(by("failure_rate", true)).toEqual(rank("bound", true));
    const { rows, ...table } = listRankedBuckets(crossing, {
      ...{ rank: "metric", metric: "failure_rate", reverse: false, listed: 1 },
    });
    expect(table.rank).toBe("bound");
  });
  it("is the metric's own order else, and leaves what it says nothing of behind", () => {
    expect(by("upper_bound")).toEqual(["few", "none", "many", "hole", "ignored"]);
    expect(by("hits")).toEqual(["many", "none", "few", "hole", "ignored"]);
    expect(by("change")).toEqual(["few", "many", "hole", "ignored", "none"]);
  });
});

const BY_GAP = { rank: "gap", reverse: false, metric: "coverage" } as const;
const crossing = {
  by: [{ id: "a", label: "A", unit: null, values: [{ id: "few", label: "A few", declared: true }] }],
  grade: null,
  covered: null,
  counting: "raw" as const,
  beside: null,
  marginals: [],
  buckets: Array.from({ length: 120 }, (_, i) => bucket(i === 0 ? "few" : `b${i}`, 0, i)),
} as unknown as Parameters<typeof listRankedBuckets>[0];

describe("a table", () => {
  it("holds the first rows, with labels and sentences, and more on demand", () => {
    const first = listRankedBuckets(crossing, { ...BY_GAP, listed: 1 });
    expect(first).toMatchObject({ of: 120, rows: { length: 50 } });
    expect(first.rows[0]).toMatchObject({
      labels: ["A few"],
      sentence: expect.stringMatching(/^A few: hole/),
    });
    expect(getMoreListed(first)).toBe(200);
    expect(getMoreListed(listRankedBuckets(crossing, { ...BY_GAP, listed: 200 }))).toBeNull();
    expect(limitListed(9_999_999)).toBe(2000);
    expect(limitListed(-3)).toBe(50);
  });
});

it("sends of a long table what is shown first, what alarms, and the bucket in focus", () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({
    ...bucket(`b${i}`, 0, i, i === 150 ? { status: "illegal", goal: null, grade: null } : {}),
    adjudicated: bucket(`b${i}`, 0, i),
  }));
  const clip = (listed: number) =>
    clipRanked(
      { buckets: rows } as unknown as Parameters<typeof clipRanked>[0],
      "raw",
      { ...BY_GAP, listed },
      {
        a: "b177",
      },
    );
  const clipped = clip(50);
  const ids = clipped.buckets.map(({ at }) => at.a);
  expect(clipped.buckets_of).toBe(200);
  expect(ids.slice(0, 50)).toEqual(rows.slice(0, 50).map(({ at }) => at.a));
  expect(ids).toEqual(expect.arrayContaining(["b150", "b177"]));
  expect(ids.length).toBeLessThan(80);
  expect(clip(200)).toMatchObject({ buckets: { length: 200 } });
  expect(clip(200).buckets_of).toBeUndefined();
});
