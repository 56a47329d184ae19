import { expect, test } from "vitest";
import { checkMap } from "@/lib/map/check-map";
import { buildCrossingHref, loadTWayQuery } from "./t-way-url";
import { resolveTWayView } from "./t-way-view";

const parsed = checkMap(
  "dimensions: { a: { from: metadata.a, values: [x, y] }, b: { from: metadata.b, values: [x] } }",
  "map.yaml",
  () => null,
);
if (!parsed.ok) throw new Error(parsed.error.message);
const map = parsed.value;
const campaigns = [{ slug: "main", kind: "eval" as const, runs: 1, archived_at: null }];

const resolve = (search: string) => resolveTWayView(loadTWayQuery(search), map, campaigns);

test("without an address pairs are shown, of the newest campaign", () => {
  expect(resolve("")).toEqual({
    ...{ campaigns: ["main"], where: [], from: null, to: null, notices: [] },
    ...{ strengths: [1, 2], t: 2, set: null },
  });
});

test("what an address names is kept", () => {
  expect(resolve("?t=1&set=b&set=a&where=a:x&from=2026-01-01")).toMatchObject({
    ...{ t: 1, set: ["b", "a"], from: "2026-01-01", notices: [] },
    where: [{ dimension: "a", values: ["x"], negate: false }],
  });
});

test.each([
  ["?t=4", /fewer than 4 dimensions; 2 at a time are shown/],
  ["?set=a&set=c", /no dimension “c”/],
  ["?set=a&set=a", /names a dimension twice/],
  ["?campaign=gone", /no campaign “gone”/],
  ["?where=c:x", /unknown dimension "c"/],
])("%s says what is left out", (search, notice) => {
  const { set, t, notices } = resolve(search);
  expect({ set, t }).toEqual({ set: null, t: 2 });
  expect(notices.join("\n")).toMatch(notice);
});

test.each([
  [["a"], "?rows=a&columns="],
  [["a", "b"], "?rows=a&columns=b"],
  [["a", "b", "c", "d", "e"], "?rows=a&columns=b&deeper=d&deeper=e&panels=c"],
])("%j is crossed on the map", (ids, search) => {
  const counted = { campaign: [], where: [], from: null, to: null };
  expect(buildCrossingHref("p", ids, counted)).toBe(`/p/p/map${search}`);
});
