import { expect, it } from "vitest";
import type { SpecBugLink } from "./spec-bug";
import { touchesView } from "./touches-view";

const view = {
  by: ["temptation", "role"],
  where: [{ dimension: "temptation", values: ["profit"], negate: true }],
  campaigns: ["c1"],
};
const bucket = (at: Record<string, string>, campaigns: string[] = []): SpecBugLink => ({
  link: 1,
  kind: "bucket",
  at,
  campaigns,
  label: "",
});

it.each<[string, SpecBugLink, boolean]>([
  ["a bucket of the view", bucket({ temptation: "curiosity", role: "ceo" }), true],
  ["a whole row", bucket({ temptation: "curiosity" }), true],
  ["a part of a bucket", bucket({ temptation: "curiosity", role: "ceo", latency: "low" }), true],
  ["a bucket of another crossing", bucket({ temptation: "curiosity", latency: "low" }), false],
  ["what the filters leave out", bucket({ temptation: "profit" }), false],
  ["one of the campaigns", bucket({ role: "ceo" }, ["c0", "c1"]), true],
  ["other campaigns", bucket({ role: "ceo" }, ["c0"]), false],
  ["a run", { link: 1, kind: "run", run: 1, campaign: "c1", id: "a", attempt: 1 }, false],
])("%s", (_, link, expected) => {
  expect(touchesView(link, view)).toBe(expected);
});
