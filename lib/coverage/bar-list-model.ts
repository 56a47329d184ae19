import { type BarAxis, type BarReading, buildBarAxis, placeOnAxis } from "./bar-axis";
import { type CountedBucket, type CountedCrossing, isExcluded } from "./counting";
import type { HeatmapCell } from "./heatmap-cells";
import { buildHeatmapModel, type HeatmapModel, type HeatmapOptions } from "./heatmap-model";
import type { HeatmapLine } from "./heatmap-totals";
import type { Metric } from "./metrics/metric";
import { getMetric } from "./metrics/metric-registry";

/** Places on the axis, from 0 to 1. */
export type Bar = {
  line: HeatmapLine;
  cell: HeatmapCell;
  /** From zero to the value or the other way round. Null where there is no value: a gap, not a zero. */
  span: { low: number; high: number } | null;
  whisker: Whisker | null;
};

/** Ends of an interval; `opens` where it goes on beyond the axis. */
type Whisker = { low: number; high: number; opens: { low: boolean; high: boolean } };

export type BarList = Pick<HeatmapModel, "scale" | "hasGoals" | "beside" | "hasUnknown" | "untold"> & {
  model: HeatmapModel;
  bars: Bar[];
  axis: BarAxis;
};

/** A crossing of one dimension: a bar for each value, all from the zero of one axis. */
export function buildBarList(
  crossing: CountedCrossing,
  options: Omit<HeatmapOptions, "columnOrder" | "panel">,
): BarList {
  const metric = getMetric(options.metric);
  const model = buildHeatmapModel(crossing, { ...options, columnOrder: "map" });
  const cells = model.cells.map(([cell]) => cell!);
  const isPlain = metric.needsGoals && !model.hasGoals;
  const readings = cells.map(({ bucket }) => bucket && readBar(bucket, metric, isPlain));
  const axis = buildBarAxis(
    metric,
    readings.filter((reading) => reading !== null),
    isPlain,
  );
  const zero = placeOnAxis(axis, 0);
  const bars = model.rows.map((line, r): Bar => {
    const reading = readings[r] ?? null;
    const place = reading && placeOnAxis(axis, reading.value);
    return {
      line,
      cell: cells[r]!,
      span: place === null ? null : { low: Math.min(zero, place), high: Math.max(zero, place) },
      whisker: reading?.interval ? placeWhisker(reading.interval, axis) : null,
    };
  });
  const { scale, hasGoals, beside, hasUnknown, untold } = model;
  return { model, bars, axis, scale, hasGoals, beside, hasUnknown, untold };
}

function placeWhisker({ low, high }: { low: number; high: number }, axis: BarAxis): Whisker {
  return {
    low: placeOnAxis(axis, low),
    high: placeOnAxis(axis, high),
    opens: { low: low < axis.low, high: high > axis.high },
  };
}

function readBar(bucket: CountedBucket, metric: Metric, isPlain: boolean): BarReading | null {
  if (isExcluded(bucket)) return null;
  if (metric.isOfHits && bucket.hits === 0) return null;
  return isPlain ? { value: bucket.hits, interval: null } : metric.read(bucket);
}
