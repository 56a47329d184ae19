import type { CountedBucket, CountedMarginal } from "../counting";
import type { Counts, Rates } from "../crossing-result";
import type { Line } from "../heatmap-lines";
import type { MetricId } from "./metric-ids";
import type { HeatmapScale } from "./scale";

/** What a metric is read from: a bucket, or the total of a value, by one way of counting. */
export type Counted = Omit<Rates, "grade"> &
  Partial<Pick<Counts, "grade" | "invalid" | "error" | "unscored" | "aware" | "selected" | "change">> & {
    goal?: number | null;
  };

/** A value of a metric with what it rests on. */
export type Reading = {
  value: number;
  count: number;
  /** What `count` is a part of: trials of a rate, the goal of hits. */
  n: number;
  /** Null where the value is an exact count. */
  interval: { low: number; high: number } | null;
};

/** A value and the line below it: "0.5 %" and "1 of 200". */
export type Printed = { value: string; detail: string };

/** A row or column as far as its total is concerned. */
export type Totalled = { buckets: CountedBucket[]; marginal: CountedMarginal | null };

/** The total of a row or column; `size` is what its bar shows, null where there is none. */
export type LineTotal = Printed & { size: number | null };

/** What the map is coloured by. */
export type Metric = {
  id: MetricId;
  label: string;
  /** The label where there is room for little. */
  short: string;
  /** What it means, in one sentence. */
  meaning: string;
  /** Whether reviewers' verdicts can change it. */
  isJudged: boolean;
  /** Whether it is about hits, so that a bucket without any has no value. */
  isOfHits: boolean;
  /** Null where there is no value of this metric, which is never the same as 0. */
  read: (counts: Counted) => Reading | null;
  print: (counts: Counted) => Printed;
  /** What the sentence of a bucket adds; empty where every sentence says it. */
  say: (counts: Counted) => string;
  buildScale: (buckets: Counted[]) => HeatmapScale;
  /** Null where there is nothing to total. */
  total: (line: Totalled) => LineTotal | null;
  /** What stands above the totals. */
  nameTotal: (hasGoals: boolean) => string;
  /** Whether its scale is empty where no bucket has a goal. */
  needsGoals: boolean;
  /** What a full bar of a total is; null for the longest of its kind. */
  barEnd: number | null;
  /** What rows and columns are ordered by, highest first; null stays behind. */
  rank: (line: Pick<Line, "buckets" | "marginal">) => number | null;
};

/** Printed where a bucket has no value of the metric. */
export const NO_VALUE = "–";
