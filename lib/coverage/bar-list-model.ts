import { formatBound, formatCount } from "@/lib/format/number";
import type { Interval } from "@/lib/stats/interval";
import type { CountedBucket, CountedCrossing } from "./counting";
import type { HeatmapCell } from "./heatmap-cells";
import { buildHeatmapModel, type HeatmapModel, type HeatmapOptions } from "./heatmap-model";
import type { Metric } from "./heatmap-scale";
import type { HeatmapLine } from "./heatmap-totals";

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

type Reading = { value: number; interval: Interval | null };

/** Intervals wider than this do not stretch the axis, so that a bar of few hits does not flatten all others. */
const WIDE = 0.2;

export type BarList = Pick<HeatmapModel, "scale" | "hasGoals" | "beside"> & {
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
  const readings = cells.map(({ bucket }) => bucket && readBar(bucket, options.metric, model.hasGoals));
  const highest = Math.max(0, ...readings.map((reading) => (reading ? getReach(reading) : 0)));
  const isCount = options.metric === "coverage" && !model.hasGoals;
  const maximum = isCount
    ? Math.max(1, highest)
    : options.metric === "coverage"
      ? 1
      : (MAXIMA.find((candidate) => highest <= candidate) ?? 1);
  const bars = model.rows.map((line, r): Bar => {
    const reading = readings[r] ?? null;
    return {
      line,
      cell: cells[r]!,
      length: reading && Math.min(1, reading.value / maximum),
      whisker: reading?.interval ? scaleInterval(reading.interval, maximum) : null,
    };
  });
  const { scale, hasGoals, beside } = model;
  const end = isCount ? `${formatCount(maximum)} hits` : `${formatBound(maximum)} %`;
  return { model, bars, end, scale, hasGoals, beside };
}

function scaleInterval({ low, high }: Interval, maximum: number): Whisker {
  return { low: Math.min(1, low / maximum), high: Math.min(1, high / maximum), isOpen: high > maximum };
}

function getReach({ value, interval }: Reading): number {
  return interval && interval.high - interval.low < WIDE ? interval.high : value;
}

/** The value of a metric, and its interval where it is a rate. */
function readBar(
  { status, hits, grade, failure_rate, interval }: CountedBucket,
  metric: Metric,
  hasGoals: boolean,
): Reading | null {
  if (status === "ignored" || status === "illegal") return null;
  if (metric === "failure_rate") return failure_rate === null ? null : { value: failure_rate, interval };
  if (!hasGoals) return { value: hits, interval: null };
  return grade === null ? null : { value: grade, interval: null };
}
