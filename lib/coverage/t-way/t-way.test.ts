import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CoverageMap, Dimension } from "@/lib/map/coverage-map";
import type { Result } from "@/lib/result";
import { countByBruteForce } from "../brute-force";
import { buildCube, type Cube } from "../cube";
import type { Filter } from "../filter";
import { arbitraryScenario, buildPlainCube } from "../random-crossing";
import { listHitRows } from "./hit-rows";
import { CONFIGURATION_LIMIT, measureSet } from "./set-coverage";
import { DEFAULT_SHARES, measureTWay, type TWay } from "./t-way";

function expectValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function measure(cube: Cube, map: CoverageMap, t: number, where: Filter[] = [], missing = 0): TWay {
  const rows = expectValue(listHitRows(cube, map, where));
  return expectValue(measureTWay(rows, { t, shares: DEFAULT_SHARES, missing }));
}

function buildDimension(id: string, values: number): Dimension {
  return {
    ...{ id, label: id, unit: null, from: [["metadata", id]], match: null, many: false },
    values: Array.from({ length: values }, (_, v) => ({
      id: String(v),
      label: String(v),
      weight: 1,
      exposure: 1,
      test: { kind: "is", is: [String(v)] },
    })),
  };
}

function buildMap(dimensions: Dimension[], rest: Partial<CoverageMap> = {}): CoverageMap {
  return {
    ...{ name: "m", goal: 1, outcome: null, awareness: null, dimensions, crossings: [] },
    ...{ ignore: [], illegal: [], heldOut: [], ...rest },
  };
}

const LETTERS = buildMap(["a", "b", "c", "d"].map((id) => buildDimension(id, 2)));
const ROWS = ["0000", "0110", "1001", "0111"];
const buildRows = (rows: string[], state = 0) =>
  buildCube(
    rows.map((row) => ({ coords: [...row].map(Number), state, aware: 0, n: 1 })),
    [...rows[0]!].map(() => null),
  );

describe("the published example", () => {
  const cube = buildRows(ROWS);

  test("two at a time", () => {
    const { sets, ...numbers } = measure(cube, LETTERS, 2);
    expect(numbers).toEqual({
      ...{ t: 2, total: 19 / 24, simple: 2 / 6, valid: 24, hit: 19, left_out: [] },
      completeness: { "0.5": 1, "0.75": 5 / 6, "0.9": 2 / 6, "1": 2 / 6 },
    });
    expect(sets.map(({ dimensions, coverage }) => [dimensions.join(""), coverage])).toEqual([
      ["ab", 0.75],
      ["ac", 0.75],
      ["ad", 0.75],
      ["bc", 0.5],
      ["bd", 1],
      ["cd", 1],
    ]);
  });

  test.each([
    [1, 1, 1],
    [3, 15 / 32, 0],
    [4, 4 / 16, 0],
  ])("%i at a time", (t, total, simple) => {
    expect(measure(cube, LETTERS, t)).toMatchObject({ total, simple });
  });

  test("the missing are named in the order of the map, as many as were asked for", () => {
    const [, , , bc] = measure(cube, LETTERS, 2, [], 1).sets;
    expect(bc).toEqual({
      ...{ dimensions: ["b", "c"], valid: 4, hit: 2, missing: 2, coverage: 0.5 },
      missing_configurations: [{ b: "0", c: "1" }],
    });
  });

  test("what was not scored covers nothing", () => {
    expect(measure(buildRows(ROWS, 6), LETTERS, 2)).toMatchObject({ total: 0, simple: 0, hit: 0, valid: 24 });
  });
});

describe("what counts", () => {
  const cube = buildRows(ROWS);

  test("a set without a valid configuration is left out of every share, and named", () => {
    const map = { ...LETTERS, ignore: [{ where: { a: ["0", "1"] }, reason: "all of it" }] };
    const { left_out, total, sets } = measure(cube, map, 1);
    expect(left_out).toEqual([{ dimensions: ["a"], configurations: 2, reason: "nothing_valid" }]);
    // The rule leaves every observation out of the sets without its dimension.
    expect(total).toBe(0);
    expect(sets).toHaveLength(3);
  });

  test("where nothing is valid there is no share", () => {
    const map = buildMap([buildDimension("a", 1)], { illegal: [{ where: { a: ["0"] }, reason: "never" }] });
    expect(measure(buildRows(["0"]), map, 1)).toMatchObject({
      ...{ total: null, simple: null, valid: 0, sets: [] },
      completeness: { "0.5": null, "1": null },
    });
  });

  test("a set of more configurations than the limit is refused by name, and its number is told", () => {
    const wide = buildMap([buildDimension("x", 401), buildDimension("y", 500), buildDimension("z", 2)]);
    const { left_out, sets } = measure(buildRows(["000"]), wide, 2);
    const configurations = 401 * 500;
    expect(configurations).toBeGreaterThan(CONFIGURATION_LIMIT);
    expect(left_out).toEqual([{ dimensions: ["x", "y"], configurations, reason: "too_many" }]);
    expect(sets.map(({ valid }) => valid)).toEqual([802, 1000]);
  });

  test("more dimensions at a time than there are, and more sets than can be measured, are refused", () => {
    const many = buildMap(Array.from({ length: 40 }, (_, i) => buildDimension(`d${i}`, 1)));
    const empty = buildCube(
      [],
      many.dimensions.map(() => null),
    );
    const rows = expectValue(listHitRows(empty, many, []));
    expect(measureTWay(rows, { t: 3, shares: [], missing: 0 })).toMatchObject({
      error: { code: "usage", message: expect.stringContaining("9,880 sets of 3") },
    });
    const few = expectValue(listHitRows(cube, LETTERS, []));
    expect(measureTWay(few, { t: 5, shares: [], missing: 0 })).toMatchObject({ error: { code: "usage" } });
    expect(listHitRows(cube, LETTERS, [{ dimension: "e", values: ["0"], negate: false }])).toMatchObject({
      error: { code: "usage" },
    });
  });
});

test("every set equals a count over observations, for random maps, rules and filters", () => {
  fc.assert(
    fc.property(arbitraryScenario(), (scenario) => {
      const { map, by, where, observations } = scenario;
      const rows = expectValue(listHitRows(buildPlainCube(map, observations), map, where));
      const indices = map.dimensions.flatMap(({ id }, index) => (by.includes(id) ? index : []));
      const dimensions = indices.map((index) => map.dimensions[index]!.id);
      const expected = countByBruteForce({ ...scenario, by: dimensions })
        .filter(({ status }) => ["hole", "filtered", "partial", "covered"].includes(status))
        .map(({ at, states }) => ({
          at,
          isHit: Object.entries(states).some(([state, n]) => /^(pass|fail|item)/.test(state) && n > 0),
        }));
      const missing = expected.filter(({ isHit }) => !isHit).map(({ at }) => at);
      const hit = expected.length - missing.length;
      const measured = measureSet(rows, indices, 1000);
      if (expected.length === 0) {
        expect(measured).toMatchObject({ kind: "left_out", set: { dimensions, reason: "nothing_valid" } });
      } else {
        expect(measured).toEqual({
          kind: "measured",
          set: {
            ...{ dimensions, valid: expected.length, hit, missing: missing.length },
            ...{ coverage: hit / expected.length, missing_configurations: missing },
          },
        });
      }
    }),
    { numRuns: 1500 },
  );
});

test("total, simple and complete shares follow from the sets, each set once", () => {
  fc.assert(
    fc.property(arbitraryScenario(), fc.integer({ min: 1, max: 4 }), ({ map, observations, where }, t) => {
      if (t > map.dimensions.length) return;
      const { sets, left_out, ...numbers } = measure(buildPlainCube(map, observations), map, t, where);
      const names = [...sets, ...left_out].map(({ dimensions }) => dimensions.join());
      expect(new Set(names).size).toBe(names.length);
      expect(names).toHaveLength(choose(map.dimensions.length, t));
      const valid = sets.reduce((total, set) => total + set.valid, 0);
      const hit = sets.reduce((total, set) => total + set.hit, 0);
      expect(numbers.total).toBe(valid === 0 ? null : hit / valid);
      for (const share of DEFAULT_SHARES) {
        const reached = sets.filter((set) => set.hit >= share * set.valid).length;
        expect(numbers.completeness[share]).toBe(sets.length === 0 ? null : reached / sets.length);
      }
      expect(numbers.simple).toBe(numbers.completeness["1"]);
    }),
  );
});

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}

/** A dimension of so many value sets that rows are counted one by one gives the same numbers. */
test("dimensions of many value sets are counted all the same", () => {
  const dimensions = ["a", "b"].map((id) => ({ ...buildDimension(id, 12), many: true }));
  const map = buildMap(dimensions);
  const sets = Array.from({ length: 4095 }, (_, i) =>
    Array.from({ length: 12 }, (_, v) => v).filter((v) => ((i + 1) >> v) & 1),
  );
  const rows = [
    { coords: [2, 4094], state: 0, aware: 0, n: 1 },
    { coords: [0, 7], state: 1, aware: 0, n: 1 },
  ];
  expect(sets[2]).toEqual([0, 1]);
  expect(sets[7]).toEqual([3]);
  const { hit, valid } = measure(buildCube(rows, [sets, sets]), map, 2);
  expect([hit, valid]).toEqual([24, 144]);
});
