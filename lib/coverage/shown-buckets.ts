import { type Counting, countCrossing } from "./counting";
import type { Bucket, CrossingResult } from "./crossing-result";
import { listLines } from "./heatmap-lines";
import { type LineOrder, sortLines } from "./heatmap-order";
import type { MetricId } from "./metrics/metric-ids";
import { getMetric } from "./metrics/metric-registry";

/** How the map orders its rows and its columns; what fails most depends on how failures are counted. */
export type ShownOrder = {
  row_order: LineOrder;
  column_order: LineOrder;
  counting: Counting;
  metric: MetricId;
};

/** The buckets of a crossing as the map shows them, row by row; further dimensions keep the map's order. */
export function listShownBuckets(crossing: CrossingResult, order: ShownOrder): Bucket[] {
  const counted = countCrossing(crossing, order.counting);
  const orders = [order.row_order, order.column_order];
  const ranks = crossing.by.map(({ id, values }, i) => {
    const lines = sortLines(listLines(counted, i, values), orders[i] ?? "map", getMetric(order.metric).rank);
    const rankOf = new Map(lines.map((line, rank) => [line.id, rank]));
    return (bucket: Bucket) => rankOf.get(bucket.at[id]!)!;
  });
  return crossing.buckets.toSorted((a, b) => {
    for (const rank of ranks) {
      if (rank(a) !== rank(b)) return rank(a) - rank(b);
    }
    return 0;
  });
}
