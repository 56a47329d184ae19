import type { Covered } from "./crossing-result";

/** Grade of a bucket: min(1, hits / goal). */
export function gradeBucket(hits: number, goal: number): number {
  return Math.min(1, hits / goal);
}

export type GradedBucket = { hits: number; goal: number; weight: number };

/**
 * Grade of a crossing, the weighted mean of its countable buckets' grades, and beside it how many
 * of them are covered (hits >= goal). Grade and share are null where no bucket has weight.
 */
export function gradeBuckets(buckets: Iterable<GradedBucket>): { grade: number | null; covered: Covered } {
  let weights = 0;
  let graded = 0;
  let coveredWeight = 0;
  let covered = 0;
  let of = 0;
  for (const { hits, goal, weight } of buckets) {
    const isCovered = hits >= goal;
    weights += weight;
    graded += weight * gradeBucket(hits, goal);
    of++;
    if (isCovered) {
      covered++;
      coveredWeight += weight;
    }
  }
  const share = weights > 0 ? coveredWeight / weights : null;
  return { grade: weights > 0 ? graded / weights : null, covered: { buckets: covered, of, share } };
}
