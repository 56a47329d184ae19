import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildOverview, countPair, listPairs } from "./build-overview";
import { compareCrossings } from "./compare-crossings";
import { countCrossing } from "./counting";
import { crossing } from "./crossing";
import { getMetric } from "./metrics/metric-registry";
import { type OverviewEntry, sortOverview } from "./overview";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";
import { drawThumbnail } from "./thumbnail";

it("tells of each pair what its crossing does", () => {
  fc.assert(
    fc.property(arbitraryScenario(), ({ map, observations, where }) => {
      const cube = buildPlainCube(map, observations);
      const pairs = listPairs(map);
      const count = map.dimensions.length;
      expect(pairs).toHaveLength((count * (count - 1)) / 2);
      const query = { where, counting: "raw" } as const;
      const { entries, refused } = buildOverview(
        pairs.map((by) => countPair({ own: cube, other: null }, map, by, query)),
        map,
        "coverage",
      );
      expect(refused).toEqual([]);
      for (const { by, grade, holes, worst, thumbnail } of entries) {
        const result = crossing(cube, map, { by, where });
        if (!result.ok) throw new Error(result.error.message);
        const { buckets } = result.value;
        expect(grade).toBe(result.value.grade);
        if (grade !== null) expect(holes).toBe(buckets.filter(({ status }) => status === "hole").length);
        const lows = buckets.flatMap(({ status, fail, interval }) =>
          fail > 0 && interval && status !== "ignored" && status !== "illegal" ? interval.low : [],
        );
        expect(worst?.low ?? null).toBe(lows.length > 0 ? Math.max(...lows) : null);
        const drawn = thumbnail.marks.reduce((sum, { path }) => sum + measureArea(path), 0);
        expect(drawn).toBe(buckets.length);
      }
    }),
  );
});

it("tells of each pair how it changed, against other campaigns", () => {
  fc.assert(
    fc.property(arbitraryScenario(), fc.nat(), ({ map, observations, where }, cut) => {
      const at = cut % (observations.length + 1);
      const own = buildPlainCube(map, observations.slice(0, at));
      const other = buildPlainCube(map, observations.slice(at));
      const query = { where, counting: "raw" } as const;
      const pairs = listPairs(map).map((by) => countPair({ own, other }, map, by, query));
      for (const { by, worst, thumbnail } of buildOverview(pairs, map, "change").entries) {
        const [shown, against] = [own, other].map((cube) => crossing(cube, map, { by, where }));
        if (!shown?.ok || !against?.ok) throw new Error("the pair was refused");
        const { buckets } = compareCrossings(shown.value, against.value, where);
        const rises = buckets.flatMap(({ status, change }) =>
          change?.interval && change.difference! > 0 && status !== "ignored" && status !== "illegal"
            ? change.interval.low
            : [],
        );
        expect(worst?.low ?? null).toBe(rises.length > 0 ? Math.max(...rises) : null);
        expect(thumbnail.marks.reduce((sum, { path }) => sum + measureArea(path), 0)).toBe(buckets.length);
      }
    }),
  );
});

/** Unit squares that a path of runs covers. */
function measureArea(path: string): number {
  return [...path.matchAll(/h(\d+)v1/g)].reduce((sum, [, length]) => sum + Number(length), 0);
}

it("draws the first values of large crossings and says so", () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 60 }), (size) => {
      const values = Array.from({ length: size }, (_, v) => ({
        id: `v${v}`,
        label: `v${v}`,
        declared: true,
      }));
      const by = ["a", "b"].map((id) => ({ id, label: id, unit: null, values }));
      const counted = { ...EMPTY, by };
      const { clipped, rows } = drawThumbnail(counted, getMetric("coverage").buildScale([]));
      expect(rows).toBe(Math.min(24, size));
      expect(clipped === null).toBe(size <= 24);
      if (clipped) expect(clipped).toBe(`the first 24 of ${size} by 24 of ${size} values`);
    }),
  );
});

const EMPTY = {
  ...countCrossing(
    {
      by: [],
      grade: null,
      covered: null,
      adjudicated: { grade: null, covered: null },
      marginals: [],
      buckets: [],
      totals: { adjudicated: {} },
    } as unknown as Parameters<typeof countCrossing>[0],
    "raw",
  ),
};

describe("the order", () => {
  const entry = (name: string, given: Partial<OverviewEntry>): OverviewEntry => ({
    by: [name, "b"],
    name,
    isDeclared: false,
    grade: 1,
    holes: 0,
    hits: 1,
    worst: null,
    lacking: "no failure",
    thumbnail: { rows: 1, columns: 1, marks: [], clipped: null },
    sentence: "",
    ...given,
  });
  const entries = [
    entry("fine", {}),
    entry("holey", { grade: 0.6, holes: 9 }),
    entry("declared", { isDeclared: true, grade: 0.9 }),
    entry("bad", { grade: 0.5, worst: { low: 0.2, text: "" } }),
  ];
  it.each([
    ["declared", ["declared", "bad", "holey", "fine"]],
    ["grade", ["bad", "holey", "declared", "fine"]],
    ["holes", ["holey", "bad", "declared", "fine"]],
    ["worst", ["bad", "holey", "declared", "fine"]],
  ] as const)("by %s", (order, names) => {
    expect(sortOverview(entries, order).map(({ name }) => name)).toEqual(names);
  });
});
