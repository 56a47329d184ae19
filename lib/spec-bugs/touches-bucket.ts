import type { SpecBugSummary } from "./spec-bug";

/** A spec bug with one bucket that it is linked to, in any campaign where none is named. */
export type LinkedBucket = Pick<SpecBugSummary, "number" | "title" | "status"> & {
  at: Record<string, string>;
  campaigns: string[];
};

/**
 * The spec bugs that touch a bucket, each once in the order given: a bucket linked to one implies it
 * or is implied by it, in a campaign that is shown.
 */
export function listTouchingBucket(
  linked: LinkedBucket[],
  bucket: { at: Record<string, string>; campaigns: string[] },
): LinkedBucket[] {
  const touching = linked.filter(
    ({ at, campaigns }) =>
      (isWithin(at, bucket.at) || isWithin(bucket.at, at)) &&
      (campaigns.length === 0 || campaigns.some((slug) => bucket.campaigns.includes(slug))),
  );
  return [...new Map(touching.map((link) => [link.number, link])).values()];
}

function isWithin(part: Record<string, string>, whole: Record<string, string>): boolean {
  return Object.entries(part).every(([dimension, value]) => whole[dimension] === value);
}
