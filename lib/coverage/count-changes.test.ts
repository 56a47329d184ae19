import { expect, test } from "vitest";
import { countChanges } from "./count-changes";
import type { BucketStatus } from "./crossing-result";

function bucket(hits: number, other: number, difference: number | null, status: BucketStatus = "partial") {
  const against = { hits: other, pass: other, fail: 0, failure_rate: null, interval: null };
  return { status, hits, change: { against, difference, interval: null } };
}

test("pairs what both sides hit by the direction of its change, and counts what one alone hit", () => {
  const pairs = [0.5, 1, -0.25, 0, 0, 0].map((difference) => bucket(2, 3, difference));
  const others = [bucket(1, 0, null), bucket(0, 2, null), bucket(0, 0, null), bucket(2, 3, 1, "ignored")];
  expect(countChanges([...pairs, ...others])).toEqual({
    ...{ of: 6, up: 2, down: 1, same: 3 },
    ...{ here: 1, there: 1 },
  });
});
