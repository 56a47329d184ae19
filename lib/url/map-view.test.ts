import { describe, expect, it } from "vitest";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import type { CoverageMap, Dimension } from "@/lib/map/coverage-map";
import { resolveBucketView } from "./bucket-view";
import { chooseCampaigns } from "./campaign-choice";
import { buildMapHref, loadMapQuery, placeDimensions } from "./map-url";
import { resolveMapView } from "./map-view";

const value = (id: string) => ({
  id,
  label: id,
  weight: 1,
  exposure: 1,
  test: { kind: "is" as const, is: [id] },
});
const dimension = (id: string): Dimension => ({
  id,
  label: id,
  unit: null,
  from: [["metadata", id]],
  match: null,
  many: false,
  values: [value("x"), value("y")],
});

function buildMap(ids: string[], by: string[][] = []): CoverageMap {
  return {
    name: "test",
    goal: 1,
    outcome: null,
    awareness: null,
    dimensions: ids.map(dimension),
    crossings: by.map((list) => ({ by: list, goal: 1, weight: 1, goals: [] })),
    ignore: [],
    illegal: [],
    heldOut: [],
  };
}

const campaigns: CampaignOption[] = [
  { slug: "sft", kind: "training", runs: 9, archived_at: null },
  { slug: "empty", kind: "eval", runs: 0, archived_at: null },
  { slug: "second", kind: "eval", runs: 5, archived_at: null },
  { slug: "first", kind: "eval", runs: 5, archived_at: null },
];

function resolve(
  search: string,
  map = buildMap(
    ["a", "b", "c"],
    [
      ["a", "b", "c"],
      ["b", "c"],
    ],
  ),
) {
  return resolveMapView(loadMapQuery(search), map, campaigns);
}

describe("dimensions", () => {
  it("are the one that a map declares alone, until another is named", () => {
    const map = buildMap(["a", "b", "c"], [["b"]]);
    expect(resolve("", map).by).toEqual(["b"]);
    expect(resolve("?columns=b", map).by).toEqual(["a", "b"]);
    expect(resolve("?columns=c", map).by).toEqual(["b", "c"]);
    expect(resolve("?rows=a", map).by).toEqual(["a", "b"]);
  });
  it("start with the first declared crossing of two", () => expect(resolve("").by).toEqual(["b", "c"]));
  it("start with the first two dimensions where none is declared", () => {
    expect(resolve("", buildMap(["a", "b"])).by).toEqual(["a", "b"]);
  });
  it("are the ones of the address", () => expect(resolve("?rows=c&columns=a").by).toEqual(["c", "a"]));
  it("complete a half address with another dimension", () => {
    expect(resolve("?rows=c").by).toEqual(["c", "b"]);
    expect(resolve("?columns=b").by).toEqual(["c", "b"]);
  });
  it("fall back from unknown and equal ones, and say so", () => {
    expect(resolve("?rows=nope")).toMatchObject({
      by: ["b", "c"],
      notices: [expect.stringContaining("nope")],
    });
    expect(resolve("?rows=b&columns=b")).toMatchObject({ by: ["b", "c"], notices: [expect.any(String)] });
  });
  it("are one or none where the map has no more", () => {
    expect(resolve("?rows=a&columns=a", buildMap(["a"]))).toMatchObject({ by: ["a"], notices: [] });
    expect(resolve("", buildMap([])).by).toEqual([]);
  });
});

it("leaves out filters it does not know, and says so", () => {
  expect(resolve("?where=a:x,y&where=b:!x&where=zz:1&where=oops")).toMatchObject({
    where: [
      { dimension: "a", values: ["x", "y"], negate: false },
      { dimension: "b", values: ["x"], negate: true },
    ],
    notices: [expect.stringContaining("zz"), expect.stringContaining("oops")],
  });
});

it("focuses a bucket of this crossing only", () => {
  expect(resolve("?at=b:x&at=c:y").at).toEqual({ b: "x", c: "y" });
  expect(resolve("?at=b:x&at=c:y").notices).toEqual([]);
  for (const other of ["?at=a:x&at=c:y", "?at=b:x"]) {
    expect(resolve(other)).toMatchObject({ at: null, notices: [expect.stringContaining("b and c")] });
  }
});

it("leaves out a bucket it does not know, and says so", () => {
  for (const [address, place] of [
    ["?at=b:nope&at=c:y", "nope"],
    ["?at=zz:x", "zz"],
    ["?at=broken", "broken"],
    ["?at=b:x&at=b:y", "twice"],
  ] as const) {
    expect(resolve(address)).toMatchObject({ at: null, notices: [expect.stringContaining(place)] });
  }
});

describe("campaigns", () => {
  it("start with the newest eval campaign that has runs", () => {
    expect(chooseCampaigns([], campaigns)).toEqual({ campaigns: ["second"], notices: [] });
    expect(chooseCampaigns([], campaigns.slice(0, 1)).campaigns).toEqual(["sft"]);
    expect(chooseCampaigns([], []).campaigns).toEqual([]);
  });
  it("leave out unknown ones, and say so", () => {
    expect(chooseCampaigns(["first", "gone", "first"], campaigns)).toEqual({
      campaigns: ["first"],
      notices: [expect.stringContaining("gone")],
    });
  });
  it("fall back to the default where none is known, and say which it is", () => {
    const { campaigns: chosen, notices } = chooseCampaigns(["gone"], campaigns);
    expect(chosen).toEqual(["second"]);
    expect(notices.join(" ")).toMatch(/no campaign “gone”.*“second” is shown instead/);
  });
  it("are never of two kinds", () => {
    expect(chooseCampaigns(["first", "sft"], campaigns)).toMatchObject({ campaigns: ["first"] });
  });
});

it("names the parts of a bucket that it knows", () => {
  const query = { at: ["a:x", "b:nope", "c:y"], campaign: [], where: [], outcome: [] };
  expect(resolveBucketView(query, buildMap(["a", "b", "c"]), campaigns)).toMatchObject({
    at: { a: "x", c: "y" },
    notices: [expect.stringContaining("nope")],
  });
});

it("keeps the first of a repeated part of a bucket, and says so", () => {
  const query = { at: ["a:x", "a:y"], campaign: [], where: [], outcome: [] };
  expect(resolveBucketView(query, buildMap(["a"]), campaigns)).toMatchObject({
    at: { a: "x" },
    notices: [expect.stringContaining("a:y")],
  });
});

it("leaves out outcomes that there are not, and says so", () => {
  const query = { at: ["a:x"], campaign: [], where: [], outcome: ["bogus", "fail", "fail"] };
  expect(resolveBucketView(query, buildMap(["a"]), campaigns)).toMatchObject({
    outcomes: ["fail"],
    notices: [expect.stringContaining("bogus")],
  });
});

describe("dates", () => {
  it("keeps the days of the address", () => {
    expect(resolve("?from=2026-01-01&to=2026-01-31")).toMatchObject({
      from: "2026-01-01",
      to: "2026-01-31",
      notices: [],
    });
  });

  it("leaves out dates that are none, and says so", () => {
    const { from, to, notices } = resolve("?from=soon&to=2026-01-31");
    expect([from, to]).toEqual([null, null]);
    expect(notices).toEqual(['The dates are left out: from: expected a day such as 2026-01-31, not "soon".']);
  });
});

describe("further dimensions", () => {
  const map = buildMap(["a", "b", "c", "d", "e"], [["b", "c"]]);
  it("follow rows and columns in the order of the address", () => {
    expect(resolve("?rows=c&columns=a&panels=b&deeper=e&deeper=d", map).by).toEqual([
      "c",
      "a",
      "b",
      "e",
      "d",
    ]);
    expect(resolve("?panels=d", map).by).toEqual(["b", "c", "d"]);
  });
  it("leave one dimension alone where the columns are said to be none", () => {
    expect(resolve("?rows=c&columns=", map)).toMatchObject({ by: ["c"], notices: [] });
    expect(resolve("?columns=", map)).toMatchObject({ by: ["b"], notices: [] });
  });
  it("are not taken for columns that the address does not name", () => {
    expect(resolve("?rows=b&panels=c", map)).toMatchObject({ by: ["b", "a", "c"], notices: [] });
  });
  it("are left out where unknown or repeated, which is said", () => {
    expect(resolve("?rows=a&columns=b&panels=nope&deeper=c&deeper=a&deeper=", map)).toMatchObject({
      by: ["a", "b", "c"],
      notices: [expect.stringContaining("nope"), expect.stringContaining("“a”")],
    });
  });
  it("are placed so that the address reads back", () => {
    for (const by of [["a"], ["b", "a"], ["a", "b", "c"], ["e", "d", "c", "b", "a"]]) {
      const href = buildMapHref("p", placeDimensions(by));
      expect(resolve(`?${href.split("?")[1]}`, map).by).toEqual(by);
    }
    expect(buildMapHref("p", placeDimensions([]))).toBe("/p/p/map");
  });
});
