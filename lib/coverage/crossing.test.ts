import { describe, expect, it } from "vitest";
import type { CoverageMap, Dimension } from "@/lib/map/coverage-map";
import { crossing } from "./crossing";
import type { CrossingResult } from "./crossing-result";
import { buildCube, STATES, type State } from "./cube";
import { type Filter, parseFilters } from "./filter";
import { gradeMap } from "./map-grade";

function buildDimension(id: string, values: string[], many = false): Dimension {
  return {
    id,
    label: id,
    unit: null,
    from: [["metadata", id]],
    match: null,
    many,
    values: values.map((value) => ({
      id: value,
      label: value,
      weight: 1,
      exposure: 1,
      test: { kind: "is", is: [value] },
    })),
  };
}

function buildMap(dimensions: Dimension[], rest: Partial<CoverageMap> = {}): CoverageMap {
  return {
    name: "test",
    goal: 10,
    outcome: null,
    awareness: null,
    dimensions,
    crossings: [],
    ignore: [],
    illegal: [],
    heldOut: [],
    ...rest,
  };
}

const row = (coords: number[], state: State, n: number, aware = 0) => ({
  coords,
  state: STATES.indexOf(state),
  aware,
  n,
});

function cross(
  map: CoverageMap,
  rows: ReturnType<typeof row>[],
  by: string[],
  where: Filter[] = [],
  sets: number[][][] = [],
): CrossingResult {
  const cube = buildCube(
    rows,
    map.dimensions.map((dimension) => (dimension.many ? sets.shift()! : null)),
  );
  const result = crossing(cube, map, { by, where });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe("crossing", () => {
  const role = buildDimension("role", ["a", "b", "c", "d"]);

  it("shows covered and grade side by side, as the coverage table defines them", () => {
    const result = cross(
      buildMap([role]),
      [row([1], "pass", 3), row([2], "pass", 10), row([3], "pass", 25)],
      ["role"],
    );
    expect(result.grade).toBeCloseTo(0.575, 12);
    expect(result.covered).toEqual({ buckets: 2, of: 4, share: 0.5 });
    expect(result.buckets.map((bucket) => bucket.status)).toEqual(["hole", "partial", "covered", "covered"]);
  });

  it("merges counts before it grades", () => {
    const one = buildMap([buildDimension("role", ["a"])]);
    expect(cross(one, [row([0], "pass", 6)], ["role"]).grade).toBe(0.6);
  });

  it("prints the documented bucket to the digit", () => {
    const map = buildMap([role], { goal: 870 });
    const [bucket] = cross(map, [row([0], "pass", 199), row([0], "fail", 1)], ["role"]).buckets;
    expect(bucket).toMatchObject({
      goal: 870,
      hits: 200,
      grade: 0.22988505747126436,
      failure_rate: 0.005,
      interval: { method: "wilson", level: 0.95, low: 0.0008831687156009805, high: 0.02777370439789293 },
      aware: { yes: 0, no: 200, unknown: 0, fail_yes: 0, fail_no: 1 },
    });
  });

  it("has no rate for 0 of 0 and counts what is no hit apart", () => {
    const [bucket] = cross(
      buildMap([role]),
      [row([0], "invalid", 2), row([0], "error", 1)],
      ["role"],
    ).buckets;
    expect(bucket).toMatchObject({ hits: 0, failure_rate: null, interval: null, invalid: 2, error: 1 });
  });

  it("weighs verdicts: checker bugs pass, simulation and spec bugs are no hits", () => {
    const rows = [
      row([0], "pass", 5),
      row([0], "fail", 1),
      row([0], "fail_confirmed", 1),
      row([0], "fail_checker", 1),
      row([0], "fail_simulation", 1),
      row([0], "fail_spec", 1),
    ];
    const [bucket] = cross(buildMap([role]), rows, ["role"]).buckets;
    expect(bucket).toMatchObject({ hits: 10, fail: 5, grade: 1 });
    expect(bucket!.adjudicated).toMatchObject({ hits: 8, pass: 6, fail: 2, grade: 0.8, failure_rate: 0.25 });
  });

  it("counts an observation once in each of its buckets and once in totals and marginals", () => {
    const factors = buildDimension("factors", ["x", "y"], true);
    const rows = [row([0, 0], "pass", 3), row([1, 0], "fail", 1)];
    const result = cross(buildMap([factors, role]), rows, ["factors", "role"], [], [[[0, 1], [0]]]);
    const hits = Object.fromEntries(
      result.buckets.map((bucket) => [Object.values(bucket.at).join(), bucket.hits]),
    );
    expect(hits).toMatchObject({ "x,a": 4, "y,a": 3 });
    expect(result.totals).toMatchObject({ pass: 3, fail: 1 });
    expect(result.marginals[1]![0]).toMatchObject({ value: "a", hits: 4, fail: 1 });
    expect(result.marginals[0]!.map((marginal) => marginal.hits)).toEqual([4, 3]);
  });

  it("counts the same where value sets are too many for a dense grouping", () => {
    const factors = buildDimension("factors", ["x", "y"], true);
    const more = buildDimension("more", ["p", "q"], true);
    const map = buildMap([factors, more]);
    const rows = [row([1, 0], "pass", 3), row([0, 1], "fail", 1), row([1, 1], "pass", 2)];
    const few = [[0], [0, 1]];
    const unused = Array.from({ length: 3000 }, () => [1]);
    const sparse = cross(
      map,
      rows,
      ["factors", "more"],
      [],
      [
        [...few, ...unused],
        [...few, ...unused],
      ],
    );
    expect(sparse).toEqual(cross(map, rows, ["factors", "more"], [], [few, few]));
    expect(sparse.totals).toMatchObject({ pass: 5, fail: 1 });
  });

  it("lists other and none only where hit, without goal, and leaves them out of the grade", () => {
    const result = cross(buildMap([role]), [row([-1], "fail", 4), row([0], "pass", 10)], ["role"]);
    expect(result.buckets.at(-1)).toMatchObject({
      at: { role: "other" },
      status: "other",
      goal: null,
      hits: 4,
    });
    expect(result.by[0]!.values.map((value) => value.id)).toEqual(["a", "b", "c", "d", "other"]);
    expect(result.grade).toBe(0.25);
    expect(result.totals).toMatchObject({ pass: 10, fail: 0, other: 4 });
  });

  it("lets illegal beat ignored beat held out, and keeps the numbers before exclusion", () => {
    const where = { role: ["a"] };
    const map = buildMap([role], {
      ignore: [
        { where, reason: "i" },
        { where: { role: ["b"] }, reason: "not ours" },
      ],
      illegal: [{ where, reason: "never" }],
      heldOut: [{ where: { role: ["a", "b", "c"] }, reason: null }],
    });
    const result = cross(map, [row([0], "pass", 10), row([3], "pass", 5)], ["role"]);
    expect(result.buckets.map(({ status, held_out, reason }) => [status, held_out, reason])).toEqual([
      ["illegal", false, "never"],
      ["ignored", false, "not ours"],
      ["hole", true, null],
      ["partial", false, null],
    ]);
    expect(result.grade).toBe(0.25);
    expect(result.before_exclusion.grade).toBe(0.375);
    expect(result.totals).toMatchObject({ pass: 5, illegal: 10 });
  });

  it("leaves observations that match a rule through a free dimension out of every bucket", () => {
    const speed = buildDimension("speed", ["low", "high"]);
    const map = buildMap([role, speed], {
      ignore: [{ where: { role: ["a"], speed: ["high"] }, reason: "answers at once" }],
    });
    const result = cross(map, [row([0, 0], "pass", 4), row([0, 1], "fail", 6)], ["role"]);
    expect(result.buckets[0]).toMatchObject({ hits: 4, fail: 0, excluded: { ignored: 6, illegal: 0 } });
    expect(result.totals).toMatchObject({ pass: 4, fail: 0, ignored: 6 });
    expect(result.before_exclusion.grade).toBe(0.25);
  });

  it("hides goals under a filter on a free dimension and limits buckets by one on a crossed", () => {
    const speed = buildDimension("speed", ["low", "high"]);
    const map = buildMap([role, speed]);
    const rows = [row([0, 0], "pass", 4), row([0, 1], "pass", 6)];
    const filters = (text: string) => {
      const parsed = parseFilters([text], map);
      return parsed.ok ? parsed.value : [];
    };
    const free = cross(map, rows, ["role"], filters("speed:!low"));
    expect([free.grade, free.covered, free.buckets[0]!.goal, free.buckets[0]!.hits]).toEqual([
      null,
      null,
      null,
      6,
    ]);
    const crossed = cross(map, rows, ["role"], filters("role:a,b"));
    expect(crossed.buckets.map((bucket) => [bucket.at.role, bucket.hits, bucket.goal])).toEqual([
      ["a", 10, 10],
      ["b", 0, 10],
    ]);
  });

  it("takes the override with most dimensions, then the last, for any order of the crossing", () => {
    const speed = buildDimension("speed", ["low", "high"]);
    const map = buildMap([role, speed], {
      crossings: [
        {
          by: ["speed", "role"],
          goal: 7,
          weight: 1,
          goals: [
            { where: { role: ["a"], speed: ["low"] }, goal: 99 },
            { where: { role: ["a"] }, goal: 1 },
            { where: { speed: ["low"] }, goal: 2 },
          ],
        },
      ],
    });
    const goals = cross(map, [], ["role", "speed"]).buckets.map((bucket) => bucket.goal);
    expect(goals.slice(0, 4)).toEqual([99, 1, 2, 7]);
    expect(cross(map, [], ["role"]).buckets[0]!.goal).toBe(10);
  });

  it("counts items of training campaigns as hits without a rate", () => {
    const result = cross(buildMap([role]), [row([0], "item", 5)], ["role"]);
    expect(result.buckets[0]).toMatchObject({ hits: 5, grade: 0.5, failure_rate: null });
    expect(result.totals.item).toBe(5);
  });

  it.each([
    [["nope"], 'unknown dimension "nope"; the map has: role'],
    [["role", "role"], "role is crossed with itself"],
    [[], "name at least one dimension to cross"],
  ])("refuses to cross %j", (by, message) => {
    const result = crossing(buildCube([], [null]), buildMap([role]), { by, where: [] });
    expect(result).toMatchObject({ ok: false, error: { code: "usage", message } });
  });
});

describe("gradeMap", () => {
  it("weighs declared crossings and drops those without a countable bucket", () => {
    const role = buildDimension("role", ["a"]);
    const speed = buildDimension("speed", ["low"]);
    const dead = buildDimension("dead", ["x"]);
    const declared = (by: string[], weight: number) => ({ by, goal: 10, weight, goals: [] });
    const map = buildMap([role, speed, dead], {
      crossings: [declared(["role"], 3), declared(["speed"], 1), declared(["dead"], 9)],
      ignore: [{ where: { dead: ["x"] }, reason: "gone" }],
    });
    const cube = buildCube([row([0, -2, -2], "pass", 10)], [null, null, null]);
    expect(gradeMap(cube, map)).toEqual({ raw: 0.75, adjudicated: 0.75 });
  });
});
