import { formatBucketSentence } from "@/lib/format/bucket-sentence";
import { type CountedBucket, type CountedCrossing, type Counting, countBucket, isExcluded } from "./counting";
import type { CrossingDimension, CrossingResult } from "./crossing-result";
import type { Metric } from "./metrics/metric";
import type { MetricId } from "./metrics/metric-ids";
import { getMetric } from "./metrics/metric-registry";

export const RANKS = ["metric", "gap", "bound", "grade", "hits", "fail", "rate"] as const;

/**
 * What comes first: by what the map is coloured by; most missing hits; failing most, by the lower end of the interval, so that 1 of 2
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
  metric: MetricId;
};

export type RankOptions = { rank: Rank; reverse: boolean; metric: MetricId };
export type RankedOptions = RankOptions & { listed: number };

/** The rank of some metrics is one that has a column of its own. */
const RANK_OF_METRIC: Partial<Record<MetricId, Rank>> = {
  coverage: "gap",
  covered: "gap",
  failure_rate: "bound",
};

/**
 * What is ranked by where it is asked for by the metric. Where a filter chose runs by what they came to
 * there is no rate, and failures are counted in its place; where it hides the goals, hits are.
 */
function settleRank({ rank, metric }: RankOptions, buckets: readonly CountedBucket[]): Rank {
  const settled = rank === "metric" ? (RANK_OF_METRIC[metric] ?? rank) : rank;
  const isByGoal =
    settled === "gap" || settled === "grade" || (settled === "metric" && getMetric(metric).needsGoals);
  if (isByGoal && buckets.every(({ goal }) => goal === null)) return "hits";
  const isByRate =
    settled === "bound" || settled === "rate" || (settled === "metric" && metric === "upper_bound");
  const hidesRates = (bucket: CountedBucket) =>
    bucket.selected && bucket.failure_rate === null && bucket.fail > 0;
  return isByRate && buckets.some(hidesRates) ? "fail" : settled;
}

/** A crossing as a table: its first buckets by a rank. `of` where it holds only some of the crossing's. */
export function listRankedBuckets(
  crossing: CountedCrossing,
  { listed, ...order }: RankedOptions,
  of = crossing.buckets.length,
): RankedBuckets {
  const labels = crossing.by.map(({ values }) => new Map(values.map(({ id, label }) => [id, label])));
  const rows = rankBuckets(crossing.buckets, order)
    .slice(0, limitListed(listed))
    .map((bucket) => {
      const names = crossing.by.map(({ id }, d) => labels[d]!.get(bucket.at[id]!) ?? bucket.at[id]!);
      const said = getMetric(order.metric).say(bucket);
      return { bucket, labels: names, sentence: formatBucketSentence(names, bucket, said) };
    });
  return { dimensions: crossing.by, rows, of, ...order, rank: settleRank(order, crossing.buckets) };
}

/** Sorts buckets by a rank; those it says nothing of come last, ties keep the order of the map. */
export function rankBuckets<T extends CountedBucket>(buckets: T[], order: RankOptions): T[] {
  const direction = order.reverse ? -1 : 1;
  const rank = settleRank(order, buckets);
  const rankByMetric = getMetric(order.metric).rank;
  return buckets
    .map((bucket) => ({
      bucket,
      figure: rank === "metric" ? getMetricFigure(bucket, rankByMetric) : getFigure(bucket, rank),
    }))
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

/** A bucket stands by the metric as a row or column of it alone would. */
function getMetricFigure(bucket: CountedBucket, rankByMetric: Metric["rank"]): number | null {
  if (isExcluded(bucket)) return null;
  return rankByMetric({ buckets: [bucket], marginal: { ...bucket, value: "", beside: null } });
}

/** What a bucket is ranked by, most first; null where the map excludes it or it has no such figure. */
function getFigure(bucket: CountedBucket, rank: Exclude<Rank, "metric">): number | null {
  if (isExcluded(bucket)) return null;
  const { goal, hits, grade, pass, fail, failure_rate, interval } = bucket;
  switch (rank) {
    case "gap":
      return goal === null ? null : Math.max(0, goal - hits);
    // Where a filter leaves no rate, it leaves none to any bucket: those with failures stand by their number.
    case "bound":
      return interval?.low ?? (fail || null);
    case "grade":
      return grade === null ? null : -grade;
    case "hits":
      return -hits;
    case "fail":
      return pass + fail === 0 ? null : fail;
    case "rate":
      return failure_rate ?? (fail || null);
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
  { listed, ...order }: RankedOptions,
  at: Record<string, string> | null,
): T & { buckets_of?: number } {
  const { buckets } = crossing;
  if (buckets.length <= limitListed(listed)) return crossing;
  const counted = buckets.map((bucket, index) => ({ ...countBucket(bucket, counting), index }));
  const kept = new Set([
    ...rankBuckets(counted, order).slice(0, limitListed(listed)),
    ...rankBuckets(counted, { ...order, rank: "gap", reverse: false }).slice(0, KEPT_BESIDES),
    ...rankBuckets(counted, { ...order, rank: "bound", reverse: false }).slice(0, KEPT_BESIDES),
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
