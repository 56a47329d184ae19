import { type Counting, countBucket, countCrossing } from "./counting";
import type { Bucket, CrossingResult } from "./crossing-result";
import { listLines } from "./heatmap-lines";
import { type LineOrder, sortLines } from "./heatmap-order";
import type { MetricId } from "./metrics/metric-ids";
import { getMetric } from "./metrics/metric-registry";
import { type RankedOptions, rankBuckets } from "./ranked-buckets";

/** How the map orders what it shows; what fails most depends on how failures are counted. */
export type ShownOrder = {
  row_order: LineOrder;
  column_order: LineOrder;
  metric: MetricId;
  counting: Counting;
} & Pick<RankedOptions, "rank" | "reverse">;

/**
 * The buckets of a crossing as the map shows them: row by row, panel by panel where there are three
 * dimensions, by rank where there are more. Of a ranked table that shows only its first, all of them.
 */
export function listShownBuckets(crossing: CrossingResult, order: ShownOrder): Bucket[] {
  return crossing.by.length > 3 ? listByRank(crossing, order) : listByLines(crossing, order);
}

function listByRank({ buckets }: CrossingResult, { counting, ...order }: ShownOrder): Bucket[] {
  const counted = buckets.map((bucket, index) => ({ ...countBucket(bucket, counting), index }));
  return rankBuckets(counted, order).map(({ index }) => buckets[index]!);
}

function listByLines(crossing: CrossingResult, order: ShownOrder): Bucket[] {
  const counted = countCrossing(crossing, order.counting);
  const orders = [order.row_order, order.column_order];
  const ranks = crossing.by.map(({ id, values }, i) => {
    const lines = sortLines(listLines(counted, i, values), orders[i] ?? "map", getMetric(order.metric).rank);
    const rankOf = new Map(lines.map((line, rank) => [line.id, rank]));
    return (bucket: Bucket) => rankOf.get(bucket.at[id]!)!;
  });
  // Panels, which the third dimension makes, stand one after the other.
  const byPanel = [...ranks.slice(2), ...ranks.slice(0, 2)];
  return crossing.buckets.toSorted((a, b) => {
    for (const rank of byPanel) {
      if (rank(a) !== rank(b)) return rank(a) - rank(b);
    }
    return 0;
  });
}
