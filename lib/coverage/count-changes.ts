import { type CountedBucket, isExcluded } from "./counting";

/** Buckets by how their failure rate changed, of those with hits on both sides. */
export type ChangeCounts = {
  of: number;
  up: number;
  down: number;
  same: number;
  here: number;
  there: number;
};

/** Counts how many buckets fail more, less and as often as they do there, and those that only one side hit. */
export function countChanges(
  buckets: readonly Pick<CountedBucket, "status" | "hits" | "change">[],
): ChangeCounts {
  const counts = { of: 0, up: 0, down: 0, same: 0, here: 0, there: 0 };
  for (const { status, hits, change } of buckets) {
    if (!change || isExcluded({ status })) continue;
    const { difference, against } = change;
    if (hits > 0 && against.hits === 0) counts.here++;
    if (hits === 0 && against.hits > 0) counts.there++;
    if (difference === null) continue;
    counts.of++;
    counts[difference > 0 ? "up" : difference < 0 ? "down" : "same"]++;
  }
  return counts;
}
