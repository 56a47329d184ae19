import { formatBucketSentence } from "@/lib/format/bucket-sentence";
import { type CountedBucket, type CountedCrossing, type Counting, countBucket } from "./counting";
import type { CrossingDimension, CrossingResult } from "./crossing-result";

export const RANKS = ["gap", "bound", "grade", "hits", "fail", "rate"] as const;

/**
 * What comes first: most missing hits; failing most, by the lower end of the interval, so that 1 of 2
 * does not lead; lowest grade; fewest hits; most failures; highest failure rate.
 */
export type Rank = (typeof RANKS)[number];

export const FEWEST_LISTED = 50;
const MOST_LISTED = 2000;

export type RankedRow = {
  bucket: CountedBucket;
  /** A label for each crossed dimension. */
  labels: string[];
  sentence: string;
};

export type RankedBuckets = {
  dimensions: CrossingDimension[];
  rows: RankedRow[];
  /** Buckets of the whole crossing. */
  of: number;
  rank: Rank;
  reverse: boolean;
};

export type RankedOptions = { rank: Rank; reverse: boolean; listed: number };

/** A crossing as a table: its first buckets by a rank. `of` where it holds only some of the crossing's. */
export function listRankedBuckets(
  crossing: CountedCrossing,
  { rank, reverse, listed }: RankedOptions,
  of = crossing.buckets.length,
): RankedBuckets {
  const labels = crossing.by.map(({ values }) => new Map(values.map(({ id, label }) => [id, label])));
  const rows = rankBuckets(crossing.buckets, rank, reverse)
    .slice(0, limitListed(listed))
    .map((bucket) => {
      const names = crossing.by.map(({ id }, d) => labels[d]!.get(bucket.at[id]!) ?? bucket.at[id]!);
      return { bucket, labels: names, sentence: formatBucketSentence(names, bucket) };
    });
  return { dimensions: crossing.by, rows, of, rank, reverse };
}

/** Sorts buckets by a rank; those it says nothing of come last, ties keep the order of the map. */
export function rankBuckets<T extends CountedBucket>(buckets: T[], rank: Rank, reverse: boolean): T[] {
  const direction = reverse ? -1 : 1;
  return buckets
    .map((bucket) => ({ bucket, figure: getFigure(bucket, rank) }))
    .sort((a, b) => {
      if (a.figure === null || b.figure === null)
        return Number(a.figure === null) - Number(b.figure === null);
      return direction * (b.figure - a.figure);
    })
    .map(({ bucket }) => bucket);
}

/** How many rows a table shows that is asked for so many. */
export function limitListed(listed: number): number {
  return Math.max(FEWEST_LISTED, Math.min(MOST_LISTED, listed));
}

/** How many rows the next step shows, or null where all are there that a table can show. */
export function getMoreListed({ rows, of }: RankedBuckets): number | null {
  return rows.length < of && rows.length < MOST_LISTED ? limitListed(rows.length * 4) : null;
}

/** What a bucket is ranked by, most first; null where the map excludes it or it has no such figure. */
function getFigure({ status, goal, hits, grade, fail, failure_rate, interval }: CountedBucket, rank: Rank) {
  if (status === "ignored" || status === "illegal") return null;
  switch (rank) {
    case "gap":
      return goal === null ? null : Math.max(0, goal - hits);
    case "bound":
      return interval?.low ?? null;
    case "grade":
      return grade === null ? null : -grade;
    case "hits":
      return -hits;
    case "fail":
      return failure_rate === null ? null : fail;
    case "rate":
      return failure_rate;
  }
}

/** Buckets that are kept of a crossing too large to be sent whole. */
const KEPT_BESIDES = 10;

/**
 * The buckets that a page of a ranked crossing needs, in their order, so that the server does not send
 * hundreds of thousands: those listed first, the first of the side panel's lists, and `at`.
 */
export function clipRanked<T extends CrossingResult>(
  crossing: T,
  counting: Counting,
  { rank, reverse, listed }: RankedOptions,
  at: Record<string, string> | null,
): T & { buckets_of?: number } {
  const { buckets } = crossing;
  if (buckets.length <= limitListed(listed)) return crossing;
  const counted = buckets.map((bucket, index) => ({ ...countBucket(bucket, counting), index }));
  const kept = new Set([
    ...rankBuckets(counted, rank, reverse).slice(0, limitListed(listed)),
    ...rankBuckets(counted, "gap", false).slice(0, KEPT_BESIDES),
    ...rankBuckets(counted, "bound", false).slice(0, KEPT_BESIDES),
    ...counted.filter(({ status, hits }) => status === "illegal" && hits > 0),
    ...(at ? counted.filter((bucket) => isAt(bucket, at)) : []),
  ]);
  const indices = new Set([...kept].map(({ index }) => index));
  return {
    ...crossing,
    buckets: buckets.filter((_, index) => indices.has(index)),
    buckets_of: buckets.length,
  };
}

/** Whether a bucket has these values. */
export function isAt(bucket: Pick<CountedBucket, "at">, at: Record<string, string>): boolean {
  return Object.entries(bucket.at).every(([dimension, value]) => at[dimension] === value);
}
