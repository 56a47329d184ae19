import type { Interval } from "../stats/interval";

export const BUCKET_STATUSES = ["hole", "partial", "covered", "ignored", "illegal", "other"] as const;

/**
 * `hole` no hits; `partial` fewer than the goal (or the goal is hidden by a filter); `covered` the
 * goal is reached; `ignored` and `illegal` excluded by a rule; `other` holds a value the map does
 * not declare.
 */
export type BucketStatus = (typeof BUCKET_STATUSES)[number];

export type Covered = {
  /** Countable buckets that reached their goal. */
  buckets: number;
  /** Countable buckets: neither ignored, illegal nor other. */
  of: number;
  /** Weighted share of the covered among the countable. */
  share: number | null;
};

export type Rates = {
  /** Valid, scored observations: pass + fail; items in a training campaign. */
  hits: number;
  grade: number | null;
  pass: number;
  fail: number;
  failure_rate: number | null;
  interval: Interval | null;
};

export type Bucket = Rates & {
  /** Value id by dimension id. */
  at: Record<string, string>;
  status: BucketStatus;
  held_out: boolean;
  /** Why the bucket is ignored, illegal or held out. */
  reason: string | null;
  goal: number | null;
  invalid: number;
  error: number;
  unscored: number;
  /** Observations of this bucket that a rule on other dimensions leaves out. */
  excluded: { ignored: number; illegal: number };
  /** The same after the reviewers' verdicts. */
  adjudicated: Rates;
  /** Hits and failures by eval awareness. */
  aware: { yes: number; no: number; unknown: number; fail_yes: number; fail_no: number };
};

export type CrossingTotals = {
  pass: number;
  fail: number;
  invalid: number;
  error: number;
  unscored: number;
  /** Items, in training campaigns alone. */
  item?: number;
  /** Observations that only ignored buckets, or none because of an ignore rule, hold. */
  ignored: number;
  /** Observations that match an illegal rule, also where they lie in a legal bucket besides. */
  illegal: number;
  /** Observations that only buckets with undeclared values hold. */
  other: number;
};

export type CrossingDimension = {
  id: string;
  label: string;
  unit: string | null;
  /** Values shown, in the order of the map; `other` and `none` last, only where hit. */
  values: { id: string; label: string; declared: boolean }[];
};

/** Totals of one value: each observation counts once. */
export type Marginal = {
  value: string;
  hits: number;
  pass: number;
  fail: number;
  failure_rate: number | null;
  interval: Interval | null;
};

export type CrossingResult = {
  by: CrossingDimension[];
  grade: number | null;
  covered: Covered | null;
  adjudicated: { grade: number | null; covered: Covered | null };
  /** The grade without the map's ignore and illegal rules. */
  before_exclusion: { grade: number | null; covered: Covered | null };
  /** Every observation of the shown buckets once. */
  totals: CrossingTotals;
  /** Per dimension of `by`, in its order: totals of each value, undeclared values of the other dimensions left out. */
  marginals: Marginal[][];
  buckets: Bucket[];
};
