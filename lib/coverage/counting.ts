import type {
  Bucket,
  BucketStatus,
  Counts,
  CrossingResult,
  CrossingTotals,
  Marginal,
  MarginalCounts,
  VerdictCounts,
} from "./crossing-result";
import type { OutcomeCounts } from "./observation-outcome";

export const COUNTINGS = ["raw", "adjudicated"] as const;

/** Whether failures count as the rules judged them, or as reviewers' verdicts left them. */
export type Counting = (typeof COUNTINGS)[number];

/** A bucket counted in one way. */
export type CountedBucket = Omit<Bucket, "adjudicated"> & {
  counting: Counting;
  /** What the other way of counting gives, null where it gives the same. */
  beside: Counts | null;
};

/** The total of one value, counted in one way; `beside` as in a bucket. */
export type CountedMarginal = Omit<Marginal, "adjudicated"> & { beside: Marginal["adjudicated"] | null };

/** A crossing counted in one way: what pages draw, order and colour by. */
export type CountedCrossing = Pick<CrossingResult, "by" | "grade" | "covered"> & {
  counting: Counting;
  /** Grade and covered by the other way of counting, null where they are the same. */
  beside: CrossingResult["adjudicated"] | null;
  totals: OutcomeCounts &
    Pick<CrossingTotals, "ignored" | "illegal" | "other" | "verdicts"> & { beside: OutcomeCounts | null };
  marginals: CountedMarginal[][];
  buckets: CountedBucket[];
};

export function getOtherCounting(counting: Counting): Counting {
  return counting === "raw" ? "adjudicated" : "raw";
}

/** Chooses a way of counting for a whole crossing; the other stays beside each bucket that it changes. */
export function countCrossing(crossing: CrossingResult, counting: Counting): CountedCrossing {
  const { by, grade, covered, adjudicated, totals, marginals, buckets } = crossing;
  const [own, other] = order(counting, { grade, covered }, adjudicated);
  const isSame = own.grade === other.grade && own.covered?.buckets === other.covered?.buckets;
  return {
    by,
    counting,
    ...own,
    beside: isSame ? null : other,
    totals: countTotals(totals, counting),
    marginals: marginals.map((values) => values.map((marginal) => countMarginal(marginal, counting))),
    buckets: buckets.map((bucket) => countBucket(bucket, counting)),
  };
}

/** Whether reviewers have decided on any of the failures. */
export function isDecided({ open: _, ...decided }: VerdictCounts): boolean {
  return Object.values(decided).some((count) => count > 0);
}

/** Chooses a way of counting for one bucket. */
export function countBucket(bucket: Bucket, counting: Counting): CountedBucket {
  const { adjudicated, at, held_out, reason, goal, excluded, verdicts, ...raw } = bucket;
  const [own, other] = order<Counts>(counting, raw, adjudicated);
  // Of failures that a filter leaves out, verdicts may leave no hit: a hole then.
  const isSame = areSame(raw, adjudicated) && raw.status === adjudicated.status;
  return { at, held_out, reason, goal, excluded, verdicts, ...own, counting, beside: isSame ? null : other };
}

function countMarginal({ adjudicated, value, ...raw }: Marginal, counting: Counting): CountedMarginal {
  const [own, other] = order(counting, raw, adjudicated);
  return { value, ...own, beside: areSame(raw, adjudicated) ? null : other };
}

/**
 * A verdict that changes anything takes a failure away: passes, hits and status follow. A filter on
 * outcome or verdict may leave one way of counting without a rate.
 */
function areSame(raw: MarginalCounts, adjudicated: MarginalCounts): boolean {
  return (
    raw.fail === adjudicated.fail &&
    raw.failure_rate === adjudicated.failure_rate &&
    raw.change?.against.fail === adjudicated.change?.against.fail
  );
}

function countTotals(totals: CrossingTotals, counting: Counting): CountedCrossing["totals"] {
  const { adjudicated, ignored, illegal, other: undeclared, verdicts, ...raw } = totals;
  const [own, other] = order(counting, { item: 0, ...raw }, { item: 0, ...adjudicated });
  const beside = raw.fail === adjudicated.fail ? null : other;
  return { ...own, ignored, illegal, other: undeclared, verdicts, beside };
}

function order<T>(counting: Counting, raw: T, adjudicated: T): [own: T, other: T] {
  return counting === "raw" ? [raw, adjudicated] : [adjudicated, raw];
}

/** Whether a rule of the map leaves a bucket out of what is graded and ranked. */
export function isExcluded({ status }: { status: BucketStatus }): boolean {
  return status === "ignored" || status === "illegal";
}
