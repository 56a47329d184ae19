import { formatCount, formatRate } from "@/lib/format/number";
import type { CountedBucket, CountedCrossing, CountedMarginal } from "./counting";
import type { Metric } from "./heatmap-scale";

export type HeatmapLine = {
  id: string;
  label: string;
  declared: boolean;
  /** Left out by a filter on this dimension. */
  filtered: boolean;
  /** `share` is the length of its bar, null where there is nothing to compare. */
  total: { value: string; detail: string; share: number | null } | null;
};

/** A row or column before it is totalled: what it holds and what it is ordered by. */
export type Line = Omit<HeatmapLine, "total"> & {
  buckets: CountedBucket[];
  marginal: CountedMarginal | null;
};

/**
 * Rows or columns of a crossed dimension in the map's order; `values` are all those it declares, so
 * that filtered ones keep their place.
 */
export function listLines(
  crossing: CountedCrossing,
  index: number,
  values: { id: string; label: string }[],
): Line[] {
  const dimension = crossing.by[index]!;
  const shown = dimension.values;
  const marginals = crossing.marginals[index] ?? [];
  const missing = values.filter(({ id }) => !shown.some((value) => value.id === id));
  const order = new Map(values.map(({ id }, position) => [id, position]));
  return [
    ...shown.map((value) => ({
      ...value,
      filtered: false,
      buckets: crossing.buckets.filter((bucket) => bucket.at[dimension.id] === value.id),
      marginal: marginals.find((marginal) => marginal.value === value.id) ?? null,
    })),
    ...missing.map((value) => ({ ...value, declared: true, filtered: true, buckets: [], marginal: null })),
  ].sort(
    (a, b) =>
      (order.get(a.id) ?? Number.POSITIVE_INFINITY) - (order.get(b.id) ?? Number.POSITIVE_INFINITY) || 0,
  );
}

/** The one column of a crossing of one dimension. */
export function listAll(crossing: CountedCrossing): Line {
  return { id: "", label: "All", declared: true, filtered: false, buckets: crossing.buckets, marginal: null };
}

/** What stands at the end of a row or column. */
export function buildTotal(line: Line, lines: Line[], metric: Metric): HeatmapLine["total"] {
  if (line.filtered) return null;
  if (metric === "coverage") {
    const countable = line.buckets.filter(
      ({ status }) => status === "hole" || status === "partial" || status === "covered",
    );
    const covered = countable.filter(({ status }) => status === "covered").length;
    const hits = line.marginal?.hits;
    if (line.buckets.every(({ goal }) => goal === null)) {
      return hits === undefined ? null : { value: formatCount(hits), detail: "hits", share: null };
    }
    return {
      value: `${formatCount(covered)} of ${formatCount(countable.length)}`,
      detail: hits === undefined ? "covered" : `${formatCount(hits)} hits`,
      share: countable.length === 0 ? 0 : covered / countable.length,
    };
  }
  if (line.marginal === null || line.marginal.failure_rate === null) return null;
  const highest = Math.max(...lines.map((other) => other.marginal?.failure_rate ?? 0));
  return {
    value: formatRate(line.marginal.failure_rate),
    detail: `of ${formatCount(line.marginal.hits)}`,
    share: highest === 0 ? 0 : line.marginal.failure_rate / highest,
  };
}
