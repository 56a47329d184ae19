import { formatBound, formatCount, formatRatio } from "@/lib/format/number";
import type { Interval } from "@/lib/stats/interval";
import type { CountedBucket, CountedCrossing } from "./counting";
import type { HeatmapCell } from "./heatmap-cells";
import { buildHeatmapModel, type HeatmapModel, type HeatmapOptions } from "./heatmap-model";
import type { HeatmapLine } from "./heatmap-totals";
import type { Metric, Reading } from "./metrics/metric";
import { getMetric } from "./metrics/metric-registry";

/** Lengths and places on the axis, from 0 to 1. */
export type Bar = {
  line: HeatmapLine;
  cell: HeatmapCell;
  /** Null where the bucket has no value of the metric: a gap, not a zero. */
  length: number | null;
  whisker: Whisker | null;
};

/** Ends of an interval on the axis; `isOpen` where it goes on beyond the axis. */
type Whisker = Pick<Interval, "low" | "high"> & { isOpen: boolean };

type Drawn = Pick<Reading, "value" | "interval">;

/** Intervals wider than this do not stretch the axis, so that a bar of few hits does not flatten all others. */
const WIDE = 0.2;

export type BarList = Pick<HeatmapModel, "scale" | "hasGoals" | "beside" | "hasUnknown"> & {
  model: HeatmapModel;
  bars: Bar[];
  /** What the end of the axis stands for: "100 %", "2.5 %", "1,200 hits". */
  end: string;
};

const MAXIMA = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/** A crossing of one dimension: a bar for each value, all on one axis that begins at 0. */
export function buildBarList(
  crossing: CountedCrossing,
  options: Omit<HeatmapOptions, "columnOrder" | "panel">,
): BarList {
  const model = buildHeatmapModel(crossing, { ...options, columnOrder: "map" });
  const cells = model.cells.map(([cell]) => cell!);
  const metric = getMetric(options.metric);
  const readings = cells.map(({ bucket }) => bucket && readBar(bucket, metric, model.hasGoals));
  const highest = Math.max(0, ...readings.map((reading) => (reading ? getReach(reading) : 0)));
  const [maximum, end] = chooseEnd(metric, model.hasGoals, highest);
  const bars = model.rows.map((line, r): Bar => {
    const reading = readings[r] ?? null;
    return {
      line,
      cell: cells[r]!,
      length: reading && Math.min(1, reading.value / maximum),
      whisker: reading?.interval ? scaleInterval(reading.interval, maximum) : null,
    };
  });
  const { scale, hasGoals, beside, hasUnknown } = model;
  return { model, bars, end, scale, hasGoals, beside, hasUnknown };
}

function scaleInterval({ low, high }: NonNullable<Drawn["interval"]>, maximum: number): Whisker {
  return { low: Math.min(1, low / maximum), high: Math.min(1, high / maximum), isOpen: high > maximum };
}

function getReach({ value, interval }: Drawn): number {
  return interval && interval.high - interval.low < WIDE ? interval.high : value;
}

/** What the end of the axis is, and how it is written. */
function chooseEnd(metric: Metric, hasGoals: boolean, highest: number): [maximum: number, end: string] {
  if (metric.needsGoals && !hasGoals) {
    const most = Math.max(1, highest);
    return [most, `${formatCount(most)} hits`];
  }
  if (metric.barEnd !== null) return [metric.barEnd, `${formatBound(metric.barEnd)} %`];
  if (metric.id === "hits") {
    const most = Math.max(1, highest);
    return [most, formatRatio(most)];
  }
  const maximum = MAXIMA.find((candidate) => highest <= candidate) ?? 1;
  return [maximum, `${formatBound(maximum)} %`];
}

/** The value of a metric, and its interval where it is a rate; an axis that begins at 0 has no place for a change. */
function readBar(bucket: CountedBucket, metric: Metric, hasGoals: boolean): Drawn | null {
  const { status, hits } = bucket;
  if (status === "ignored" || status === "illegal" || metric.id === "change") return null;
  if (metric.isOfHits && hits === 0) return null;
  if (metric.needsGoals && !hasGoals) return { value: hits, interval: null };
  return metric.read(bucket);
}
