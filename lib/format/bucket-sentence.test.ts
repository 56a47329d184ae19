import { expect, it } from "vitest";
import { createBucket } from "@/lib/coverage/heatmap-fixture";
import { wilsonInterval } from "@/lib/stats/wilson";
import { formatBucketSentence } from "./bucket-sentence";

const labels = ["profit", "AI CEO"];
const bucket = createBucket({
  status: "partial",
  hits: 200,
  goal: 870,
  grade: 200 / 870,
  pass: 199,
  fail: 1,
  failure_rate: 0.005,
  interval: wilsonInterval(1, 200),
});

it("says hits of goal, failures and interval", () => {
  expect(formatBucketSentence(labels, bucket)).toBe(
    "profit by AI CEO: 200 of 870 hits, 23 percent; 1 failure, 0.5 percent, interval 0.1 to 2.8",
  );
});

it("leaves goal and grade out where a filter hides them", () => {
  expect(formatBucketSentence(labels, { ...bucket, goal: null, grade: null })).toBe(
    "profit by AI CEO: 200 hits; 1 failure, 0.5 percent, interval 0.1 to 2.8",
  );
});

it("calls a hole a hole", () => {
  expect(formatBucketSentence(labels, createBucket({ goal: 100 }))).toBe(
    "profit by AI CEO: hole, 0 of 100 hits",
  );
});

it("says what a filter on outcome or verdict left out, which is no hole", () => {
  const hidden = { goal: null, grade: null, selected: true } as const;
  const none = createBucket({ ...hidden, status: "filtered", filtered: 20, invalid: 2 });
  expect(formatBucketSentence(labels, none)).toBe(
    "profit by AI CEO: 0 of 20 hits kept by the filter, 2 invalid",
  );
  const some = createBucket({ ...hidden, status: "partial", hits: 3, fail: 3, filtered: 17 });
  expect(formatBucketSentence(labels, some)).toBe("profit by AI CEO: 3 of 20 hits kept by the filter");
});

it("says exclusions with their reason, and raises the alarm only on a hit", () => {
  const illegal = createBucket({ status: "illegal", goal: null, grade: null, reason: "no money offers" });
  expect(formatBucketSentence(labels, illegal)).toBe("profit by AI CEO: illegal, no money offers; 0 hits");
  expect(formatBucketSentence(labels, { ...illegal, hits: 3 })).toBe(
    "profit by AI CEO: illegal, alarm, no money offers; 3 hits",
  );
});

it("says what the other way of counting gives where verdicts change it", () => {
  const given = { hits: 195, pass: 195, failure_rate: 0, status: "partial", grade: 195 / 870 } as const;
  const { counting: _, beside: __, ...decided } = createBucket(given);
  expect(formatBucketSentence(labels, { ...bucket, beside: decided })).toMatch(
    /2\.8; adjudicated 0 failures of 195, 0 percent, covered to 22 percent$/,
  );
  expect(formatBucketSentence(labels, { ...bucket, counting: "adjudicated", beside: decided })).toMatch(
    /2\.8; raw 0 failures of 195, 0 percent, covered to 22 percent$/,
  );
  const hole = { ...decided, status: "hole" as const, hits: 0, pass: 0, failure_rate: null, grade: 0 };
  expect(formatBucketSentence(labels, { ...bucket, beside: hole })).toMatch(
    /; adjudicated 0 failures of 0, a hole$/,
  );
  const same = { ...decided, hits: 200, pass: 200, grade: bucket.grade };
  expect(formatBucketSentence(labels, { ...bucket, beside: same })).toMatch(/ 0 failures of 200, 0 percent$/);
});

it("says held out last", () => {
  expect(formatBucketSentence(labels, { ...bucket, held_out: true })).toMatch(/2\.8; held out$/);
});
