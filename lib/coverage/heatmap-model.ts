import { type CountedBucket, type CountedCrossing, type Counting, getOtherCounting } from "./counting";
import type { CrossingDimension } from "./crossing-result";
import { buildCell, buildEmptyCell, type HeatmapCell } from "./heatmap-cells";
import { listAll, listLines } from "./heatmap-lines";
import { type LineOrder, sortLines } from "./heatmap-order";
import { type HeatmapLine, totalLines } from "./heatmap-totals";
import type { Metric } from "./metrics/metric";
import type { MetricId } from "./metrics/metric-ids";
import { getMetric } from "./metrics/metric-registry";
import type { HeatmapScale } from "./metrics/scale";

export type HeatmapModel = {
  rowDimension: CrossingDimension;
  /** Null where one dimension is crossed with nothing; there is one column then. */
  columnDimension: CrossingDimension | null;
  /** The value that all its buckets share in a third dimension, where it is one of several panels. */
  panel: HeatmapPanel | null;
  rows: HeatmapLine[];
  columns: HeatmapLine[];
  /** By row, then column. */
  cells: HeatmapCell[][];
  scale: HeatmapScale;
  /** False where a filter hides every goal, so that coverage is a plain count of hits. */
  hasGoals: boolean;
  /** The other way of counting, where a cell prints it beside its own. */
  beside: Counting | null;
  /** Whether a bucket holds observations but no value of the metric. */
  hasUnknown: boolean;
  /** Why no bucket has a value of the metric, and the scale no use, under a filter on outcome or verdict. */
  untold: string | null;
};

/** One value of a third dimension. */
export type HeatmapPanel = { dimension: string; value: string; label: string };

export type HeatmapOptions = {
  metric: MetricId;
  rowOrder: LineOrder;
  columnOrder: LineOrder;
  /** Every declared value of each crossed dimension, so that filtered ones keep their place. */
  values: { id: string; label: string }[][];
  /** A scale shared with others; without it the heatmap has its own. */
  scale?: HeatmapScale;
  panel?: HeatmapPanel;
};

/** The heatmap of a crossing of one or two dimensions, ready to be drawn. */
export function buildHeatmapModel(crossing: CountedCrossing, options: HeatmapOptions): HeatmapModel {
  const { counting } = crossing;
  const [rowDimension, columnDimension = null] = crossing.by as [CrossingDimension, CrossingDimension?];
  const metric = getMetric(options.metric);
  const { panel = null, scale = metric.buildScale(crossing.buckets) } = options;
  const rows = sortLines(listLines(crossing, 0, options.values[0] ?? []), options.rowOrder, metric.rank);
  const columns = columnDimension
    ? sortLines(listLines(crossing, 1, options.values[1] ?? []), options.columnOrder, metric.rank)
    : [listAll(crossing)];
  const buckets = new Map(crossing.buckets.map((bucket) => [getKey(listIds(bucket, crossing)), bucket]));
  const cells = rows.map((row) =>
    columns.map((column) => {
      const lines = columnDimension ? [row, column] : [row];
      const labels = [...lines, ...(panel ? [panel] : [])].map(({ label }) => label);
      const bucket = buckets.get(getKey(lines.map((line) => line.id)));
      return bucket ? buildCell(bucket, labels, scale) : buildEmptyCell(lines, labels);
    }),
  );
  const hasGoals = crossing.buckets.some(({ goal }) => goal !== null);
  return {
    rowDimension,
    columnDimension,
    panel,
    rows: totalLines(rows, { metric, counting }),
    columns: totalLines(columns, { metric, counting }),
    cells,
    scale,
    hasGoals,
    hasUnknown: cells.flat().some(({ isUnknown }) => isUnknown),
    untold: explainUntold(crossing.buckets, metric),
    beside: cells.flat().some((cell) => cell.beside !== null) ? getOtherCounting(counting) : null,
  };
}

/** Where a filter chose observations by what they came to, rates are of the choice: none has a value. */
export function explainUntold(buckets: CountedBucket[], metric: Metric): string | null {
  if (metric.needsGoals || buckets.every(({ filtered }) => filtered === undefined)) return null;
  return buckets.every((bucket) => metric.read(bucket) === null)
    ? "A filter chose these runs by what they came to, so no share of them can be told: there is no scale."
    : null;
}

/** Position of a bucket among the model's cells, or null where it is not shown. */
export function findCell(
  model: HeatmapModel,
  at: Record<string, string>,
): { row: number; column: number } | null {
  const { panel, columnDimension: dimension } = model;
  if (panel && at[panel.dimension] !== panel.value) return null;
  const row = model.rows.findIndex((line) => line.id === at[model.rowDimension.id]);
  const column = dimension ? model.columns.findIndex((line) => line.id === at[dimension.id]) : 0;
  return row < 0 || column < 0 ? null : { row, column };
}

/** The values of a cell by dimension id, also where no bucket is there. */
export function getPlace(
  model: HeatmapModel,
  { row, column }: { row: number; column: number },
): CountedBucket["at"] {
  const { rowDimension, columnDimension, panel } = model;
  return {
    [rowDimension.id]: model.rows[row]!.id,
    ...(columnDimension && { [columnDimension.id]: model.columns[column]!.id }),
    ...(panel && { [panel.dimension]: panel.value }),
  };
}

function listIds(bucket: CountedBucket, crossing: CountedCrossing): string[] {
  return crossing.by.map((dimension) => bucket.at[dimension.id]!);
}

function getKey(ids: string[]): string {
  return JSON.stringify(ids);
}
