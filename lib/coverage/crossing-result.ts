import type { DifferenceInterval, Interval } from "../stats/interval";
import type { ObservationOutcome } from "./observation-outcome";
import type { Verdict } from "./verdict";

export const BUCKET_STATUSES = [
  "hole",
  "partial",
  "covered",
  "ignored",
  "illegal",
  "other",
  "filtered",
] as const;

/**
 * `hole` no hits; `partial` fewer than the goal (or the goal is hidden by a filter); `covered` the
 * goal is reached; `ignored` and `illegal` excluded by a rule; `other` holds a value the map does
 * not declare; `filtered` has hits, but a filter on outcome or verdict keeps none of them.
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

type UngradedRates = Omit<Rates, "grade">;

/** How the failure rate differs from that of other campaigns. */
export type Change = {
  /** The same place in the other campaigns. */
  against: UngradedRates;
  /** The failure rate less that of `against`, null where either has none. */
  difference: number | null;
  interval: DifferenceInterval | null;
};

/** Everything of a bucket that depends on whether failures count raw or adjudicated. */
export type Counts = Rates & {
  status: BucketStatus;
  invalid: number;
  error: number;
  unscored: number;
  /** Hits and failures by eval awareness. */
  aware: { yes: number; no: number; unknown: number; fail_yes: number; fail_no: number };
  /** Only where a filter on outcome or verdict chose the observations: no share of those set apart can be told. */
  selected?: true;
  /** Only under such a filter: hits that it leaves out. */
  filtered?: number;
  /** Only where the crossing is compared with other campaigns. */
  change?: Change;
};

/** Raw failures by what reviewers decided; `open` are those without a decision. */
export type VerdictCounts = Record<"open" | Verdict, number>;

export type Bucket = Counts & {
  /** Value id by dimension id. */
  at: Record<string, string>;
  held_out: boolean;
  /** Why the bucket is ignored, illegal or held out. */
  reason: string | null;
  goal: number | null;
  /** Observations of this bucket that a rule on other dimensions leaves out. */
  excluded: { ignored: number; illegal: number };
  /** The same after the reviewers' verdicts. */
  adjudicated: Counts;
  verdicts: VerdictCounts;
};

/** Observations by outcome; `item` in training campaigns alone. */
type OutcomeTotals = Record<Exclude<ObservationOutcome, "item">, number> & { item?: number };

export type CrossingTotals = OutcomeTotals & {
  /** Observations that only ignored buckets, or none because of an ignore rule, hold. */
  ignored: number;
  /** Observations that match an illegal rule, also where they lie in a legal bucket besides. */
  illegal: number;
  /** Observations that only buckets with undeclared values hold. */
  other: number;
  /** The outcomes after the reviewers' verdicts. */
  adjudicated: OutcomeTotals;
  verdicts: VerdictCounts;
};

export type CrossingDimension = {
  id: string;
  label: string;
  unit: string | null;
  /** Values shown, in the order of the map; `other` and `none` last, only where hit. */
  values: { id: string; label: string; declared: boolean }[];
};

/** Snapshots of earlier versions know of a value's hits alone: what is set apart may be absent. */
export type MarginalCounts = UngradedRates &
  Partial<Pick<Counts, "invalid" | "error" | "unscored" | "aware" | "selected" | "change">>;

/** Totals of one value: each observation counts once. */
export type Marginal = MarginalCounts & { value: string; adjudicated: MarginalCounts };

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
