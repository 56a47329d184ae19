import { expect, it } from "vitest";
import { readAppliedMap } from "@/lib/map/read-applied-map";
import { listTouching, type TouchedView } from "./touches-view";

const MAP = readAppliedMap(`name: Test map
dimensions:
  temptation: { from: metadata.temptation, values: [profit, curiosity] }
  role: { from: metadata.role, values: [ceo, assistant] }
  latency: { from: metadata.latency, values: [low, high] }
  factors: { from: tags, many: true, values: [a, b] }
ignore: [{ where: { factors: b }, reason: not asked for }]
`);
const SETS = [null, null, null, [[0], [1], [0, 1]]];

const VIEW: TouchedView = {
  by: ["temptation", "role"],
  at: {},
  where: [{ dimension: "temptation", values: ["profit"], negate: true }],
  campaigns: ["c1"],
};
const CEO: TouchedView = { by: ["role"], at: { role: "ceo" }, where: [], campaigns: [] };

type Link = { campaigns?: string[] } & (
  | { at: Record<string, string> }
  | { coords: number[]; state?: number; day?: string }
);

function isTouching(view: TouchedView, link: Link): boolean {
  const stored =
    "coords" in link
      ? { spec_bug_id: 7, at: null, campaigns: ["c1"], state: 0, day: null, ...link }
      : { spec_bug_id: 7, campaigns: [], coords: null, state: null, day: null, ...link };
  const touching = listTouching(view, [stored], MAP, SETS);
  if (!touching.ok) throw new Error(touching.error.message);
  return touching.value.has(7);
}

it.each<[string, Link, boolean]>([
  ["a bucket of the view", { at: { temptation: "curiosity", role: "ceo" } }, true],
  ["a whole row", { at: { temptation: "curiosity" } }, true],
  ["a part of a bucket", { at: { temptation: "curiosity", role: "ceo", latency: "low" } }, true],
  ["a bucket of another crossing", { at: { temptation: "curiosity", latency: "low" } }, false],
  ["what the filters leave out", { at: { temptation: "profit" } }, false],
  ["one of the campaigns", { at: { role: "ceo" }, campaigns: ["c0", "c1"] }, true],
  ["other campaigns", { at: { role: "ceo" }, campaigns: ["c0"] }, false],
  ["a run that the filters keep", { coords: [1, 0, 0, 0] }, true],
  ["a run of another campaign", { coords: [1, 0, 0, 0], campaigns: ["c0"] }, false],
  ["a run that the filters leave out", { coords: [0, 0, 0, 0] }, false],
  ["a run in no bucket of the view, which it lists", { coords: [1, -1, 0, 1] }, true],
])("%s, of a crossing", (_, link, expected) => {
  expect(isTouching(VIEW, link)).toBe(expected);
});

it.each<[string, Link, boolean]>([
  ["the bucket", { at: { role: "ceo" } }, true],
  ["another one", { at: { role: "assistant" } }, false],
  ["a part of it", { at: { role: "ceo", latency: "low" } }, true],
  ["a bucket that crosses it", { at: { latency: "low" } }, false],
  ["any campaign", { at: { role: "ceo" }, campaigns: ["c0"] }, true],
  ["a run in it", { coords: [0, 0, 1, 0] }, true],
  ["a run in another one", { coords: [0, 1, 1, 0] }, false],
  ["a run that a rule leaves out", { coords: [0, 0, 1, 2] }, false],
])("%s, of a bucket", (_, link, expected) => {
  expect(isTouching(CEO, link)).toBe(expected);
});

it.each<[string, Partial<TouchedView>, boolean]>([
  ["its outcome", { where: [{ dimension: "@outcome", values: ["fail"], negate: false }] }, true],
  ["another outcome", { where: [{ dimension: "@outcome", values: ["pass"], negate: false }] }, false],
  ["another verdict", { where: [{ dimension: "@verdict", values: ["spec_bug"], negate: false }] }, false],
  ["its day", { from: "2026-01-31", to: "2026-01-31" }, true],
  ["later days", { from: "2026-02-01" }, false],
  ["earlier days", { to: "2026-01-30" }, false],
])("a failing run, of a view of %s", (_, view, expected) => {
  const link = { coords: [0, 0, 0, 0], state: 1, day: "2026-01-31" };
  expect(isTouching({ ...CEO, at: {}, ...view }, link)).toBe(expected);
});

it("a run that does not say when it started is in no range of days", () => {
  expect(isTouching({ ...CEO, from: "0001-01-01" }, { coords: [0, 0, 0, 0] })).toBe(false);
});

it("refuses what the map does not know", () => {
  const view = { ...VIEW, where: [{ dimension: "gone", values: ["x"], negate: false }] };
  expect(listTouching(view, [], MAP, SETS)).toMatchObject({ error: { code: "usage" } });
});
