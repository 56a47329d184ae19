import { type CountedBucket, type CountedCrossing, type Counting, getOtherCounting } from "./counting";
import type { CrossingDimension } from "./crossing-result";
import { buildCell, buildEmptyCell, type HeatmapCell } from "./heatmap-cells";
import { type Line, listAll, listLines } from "./heatmap-lines";
import { type LineOrder, sortLines } from "./heatmap-order";
import { buildHeatmapScale, type HeatmapScale, type Metric } from "./heatmap-scale";
import { buildTotal, type HeatmapLine } from "./heatmap-totals";

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
};

/** One value of a third dimension. */
export type HeatmapPanel = { dimension: string; value: string; label: string };

export type HeatmapOptions = {
  metric: Metric;
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
  const { panel = null, scale = buildHeatmapScale(options.metric, crossing.buckets) } = options;
  const rows = sortLines(listLines(crossing, 0, options.values[0] ?? []), options.rowOrder);
  const columns = columnDimension
    ? sortLines(listLines(crossing, 1, options.values[1] ?? []), options.columnOrder)
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
  const total = (lines: Line[]) =>
    lines.map((line) => ({ ...line, total: buildTotal(line, lines, { metric: options.metric, counting }) }));
  const hasGoals = crossing.buckets.some(({ goal }) => goal !== null);
  return {
    rowDimension,
    columnDimension,
    panel,
    rows: total(rows),
    columns: total(columns),
    cells,
    scale,
    hasGoals,
    beside: cells.flat().some((cell) => cell.beside !== null) ? getOtherCounting(counting) : null,
  };
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
