import { expect, it } from "vitest";
import { type LinkedBucket, listTouchingBucket } from "./touches-bucket";

const BUCKET = { at: { temptation: "curiosity", role: "ceo" }, campaigns: ["c1"] };
const link = (at: Record<string, string>, campaigns: string[] = [], number = 1): LinkedBucket => {
  return { number, title: `bug ${number}`, status: "suspected", at, campaigns };
};

it.each<[string, LinkedBucket, boolean]>([
  ["the bucket", link({ role: "ceo", temptation: "curiosity" }), true],
  ["a whole row", link({ temptation: "curiosity" }), true],
  ["a part of the bucket", link({ temptation: "curiosity", role: "ceo", latency: "low" }), true],
  ["another row", link({ temptation: "profit" }), false],
  ["a part of another bucket", link({ temptation: "profit", role: "ceo", latency: "low" }), false],
  ["a bucket that lies across", link({ temptation: "curiosity", latency: "low" }), false],
  ["one of the campaigns", link({ role: "ceo" }, ["c0", "c1"]), true],
  ["other campaigns", link({ role: "ceo" }, ["c0"]), false],
])("%s", (_, linked, expected) => {
  expect(listTouchingBucket([linked], BUCKET)).toEqual(expected ? [linked] : []);
});

it("names each spec bug once, in the order given", () => {
  const linked = [
    ...[link({ role: "ceo" }, [], 3), link({ temptation: "curiosity" }, [], 3)],
    ...[link({ role: "tutor" }, [], 2), link({}, [], 1)],
  ];
  expect(listTouchingBucket(linked, BUCKET).map(({ number }) => number)).toEqual([3, 1]);
});
