import type { MetricId } from "./metrics/metric-ids";
import type { OverviewOrder } from "./overview-order";
import type { Thumbnail } from "./thumbnail";

/** A crossing of two dimensions at a glance. */
export type OverviewEntry = {
  by: [string, string];
  /** "Temptation type × Role". */
  name: string;
  isDeclared: boolean;
  grade: number | null;
  /** Null where a filter hides every goal. */
  holes: number | null;
  hits: number;
  /** The bucket that surely fails most, or rose most under a change, by the lower end of the interval. */
  worst: { low: number; text: string } | null;
  /** Why there is no worst bucket. */
  lacking: string;
  thumbnail: Thumbnail;
  /** Everything above as a sentence. */
  sentence: string;
};

export type Overview = {
  entries: OverviewEntry[];
  /** Pairs with too many buckets to be counted, and why. */
  refused: { name: string; message: string }[];
};

/** What thumbnails are coloured by: a change needs campaigns to compare with. */
export function chooseOverviewMetric(metric: MetricId, against: readonly string[]): MetricId {
  return metric === "change" && against.length === 0 ? "failure_rate" : metric;
}

/** Sorts the entries; where they are equal, and among declared ones, lowest grade first. */
export function sortOverview(entries: OverviewEntry[], order: OverviewOrder): OverviewEntry[] {
  const byGrade = (a: OverviewEntry, b: OverviewEntry) => (a.grade ?? 1) - (b.grade ?? 1) || byWorst(a, b);
  const byWorst = (a: OverviewEntry, b: OverviewEntry) => (b.worst?.low ?? -1) - (a.worst?.low ?? -1);
  const compare = {
    declared: (a: OverviewEntry, b: OverviewEntry) => Number(b.isDeclared) - Number(a.isDeclared),
    grade: byGrade,
    holes: (a: OverviewEntry, b: OverviewEntry) => (b.holes ?? 0) - (a.holes ?? 0),
    worst: byWorst,
  }[order];
  return entries.toSorted((a, b) => compare(a, b) || byGrade(a, b));
}
