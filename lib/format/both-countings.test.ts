import { expect, it } from "vitest";
import { createBucket } from "@/lib/coverage/heatmap-fixture";
import { listBothCountings } from "./both-countings";

const bucket = createBucket({ hits: 200, pass: 196, fail: 4, failure_rate: 0.02 });

it("puts raw first, whichever is shown", () => {
  const adjudicated = { ...bucket, hits: 198, fail: 2, failure_rate: 0.0101 };
  const lines = ["2.0 % raw, 1.0 % adjudicated", "200 raw, 198 adjudicated hits"];
  expect(listBothCountings({ ...bucket, beside: adjudicated })).toEqual(lines);
  expect(listBothCountings({ ...adjudicated, counting: "adjudicated", beside: bucket })).toEqual(lines);
});

it("leaves hits out where verdicts keep them, and everything where they change nothing", () => {
  expect(listBothCountings({ ...bucket, beside: { ...bucket, fail: 0, failure_rate: 0 } })).toEqual([
    "2.0 % raw, 0 % adjudicated",
  ]);
  expect(listBothCountings(bucket)).toEqual([]);
});

it("says where there is no rate left", () => {
  const none = { ...bucket, hits: 0, pass: 0, fail: 0, failure_rate: null };
  expect(listBothCountings({ ...bucket, beside: none })).toEqual([
    "2.0 % raw, no rate adjudicated",
    "200 raw, 0 adjudicated hits",
  ]);
});
