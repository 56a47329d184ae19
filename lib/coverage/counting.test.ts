import { describe, expect, it } from "vitest";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { countBucket, countCrossing, isDecided } from "./counting";
import { crossing } from "./crossing";
import type { CrossingResult } from "./crossing-result";
import { AWARENESS, type Awareness, buildCube, STATES, type State } from "./cube";

const values = ["calm", "urgent"].map((id) => ({
  id,
  label: id,
  weight: 1,
  exposure: 1,
  test: { kind: "is" as const, is: [id] },
}));
const map: CoverageMap = {
  name: "m",
  goal: 4,
  outcome: null,
  awareness: null,
  dimensions: [
    { id: "tone", label: "Tone", unit: null, from: [["metadata", "tone"]], match: null, many: false, values },
  ],
  crossings: [],
  ignore: [],
  illegal: [],
  heldOut: [],
};

function cross(rows: [number, State, Awareness, number][]): CrossingResult {
  const cube = buildCube(
    rows.map(([value, state, aware, n]) => ({
      coords: [value],
      state: STATES.indexOf(state),
      aware: AWARENESS.indexOf(aware),
      n,
    })),
    [null],
  );
  const result = crossing(cube, map, { by: ["tone"], where: [] });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const decided = cross([
  [0, "pass", "no", 3],
  [0, "fail_simulation", "yes", 1],
  [1, "fail", "no", 1],
  [1, "fail_checker", "yes", 3],
]);

describe("countCrossing", () => {
  it("leaves raw numbers as they are, adjudicated ones beside", () => {
    const raw = countCrossing(decided, "raw");
    expect(raw).toMatchObject({ grade: 1, covered: { buckets: 2 }, beside: { grade: 0.875 } });
    expect(raw.totals).toMatchObject({ pass: 3, fail: 5, invalid: 0 });
    expect(raw.marginals[0]![0]).toMatchObject({ hits: 4, fail: 1 });
    expect(raw.buckets[0]).toMatchObject({
      status: "covered",
      hits: 4,
      beside: { status: "partial", hits: 3 },
    });
  });

  it("puts adjudicated numbers everywhere, raw ones beside", () => {
    const adjudicated = countCrossing(decided, "adjudicated");
    expect(adjudicated).toMatchObject({ grade: 0.875, covered: { buckets: 1 }, beside: { grade: 1 } });
    expect(adjudicated.totals).toMatchObject({ pass: 6, fail: 1, invalid: 1 });
    expect(adjudicated.marginals[0]![0]).toMatchObject({ hits: 3, fail: 0, failure_rate: 0 });
    expect(adjudicated.buckets[0]).toMatchObject({ status: "partial", hits: 3, invalid: 1 });
    expect(adjudicated.buckets[0]!.aware).toEqual({ yes: 0, no: 3, unknown: 0, fail_yes: 0, fail_no: 0 });
    expect(adjudicated.buckets[1]).toMatchObject({ pass: 3, fail: 1, aware: { yes: 3, fail_yes: 0 } });
    expect(adjudicated.buckets[1]!.beside).toMatchObject({
      pass: 0,
      fail: 4,
      aware: { yes: 3, fail_yes: 3 },
    });
  });

  it("has nothing beside where no verdict changes a number", () => {
    const confirmed = countCrossing(cross([[0, "fail_confirmed", "no", 2]]), "adjudicated");
    expect(confirmed.beside).toBeNull();
    expect(confirmed.buckets.map(({ beside }) => beside)).toEqual([null, null]);
    expect(isDecided(confirmed.totals.verdicts)).toBe(true);
    expect(isDecided(countCrossing(cross([[0, "fail", "no", 2]]), "raw").totals.verdicts)).toBe(false);
  });
});

it("counts one bucket both ways back and forth", () => {
  const bucket = decided.buckets[0]!;
  const { beside, counting: _, ...raw } = countBucket(bucket, "raw");
  const other = countBucket(bucket, "adjudicated");
  expect({ ...raw, adjudicated: beside }).toEqual(bucket);
  expect(other.beside).toMatchObject({ hits: raw.hits, fail: raw.fail, grade: raw.grade });
});
