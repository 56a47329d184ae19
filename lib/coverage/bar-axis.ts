import { formatBound, formatCount, formatRatio } from "@/lib/format/number";
import type { Metric } from "./metrics/metric";

/** The axis all bars of a list share. It holds 0, where every bar begins. */
export type BarAxis = {
  low: number;
  high: number;
  /** What its two ends stand for: "0", "2.5 %". */
  names: { low: string; high: string };
};

/** A value to draw, with its interval where it is an estimate. */
export type BarReading = { value: number; interval: { low: number; high: number } | null };

/** Intervals wider than this do not stretch the axis, so that a bar of few hits does not flatten all others. */
const WIDE = 0.2;

const RATES = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];
const RATIOS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The axis for readings of a metric; `isPlain` where they are hits, since a filter hides all goals. */
export function buildBarAxis(metric: Metric, readings: BarReading[], isPlain: boolean): BarAxis {
  const reach = Math.max(0, ...readings.map(getReach));
  const from0 = (high: number, name: string) => ({ low: 0, high, names: { low: "0", high: name } });
  if (isPlain) {
    const most = Math.max(1, reach);
    return from0(most, `${formatCount(most)} hits`);
  }
  if (metric.id === "hits") {
    const most = choose(RATIOS, reach) ?? reach;
    return from0(most, formatRatio(most));
  }
  const most = metric.barEnd ?? choose(RATES, reach) ?? 1;
  const name = formatBound(most);
  if (metric.id !== "change") return from0(most, `${name} %`);
  return { low: -most, high: most, names: { low: `−${name} pp`, high: `+${name} pp` } };
}

/** Where a value stands on the axis, from 0 to 1; what lies beyond stands at its end. */
export function placeOnAxis({ low, high }: BarAxis, value: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

function choose(candidates: number[], reach: number): number | undefined {
  return candidates.find((candidate) => reach <= candidate);
}

function getReach({ value, interval }: BarReading): number {
  const ends = interval && interval.high - interval.low < WIDE ? [interval.low, interval.high] : [];
  return Math.max(...[value, ...ends].map(Math.abs));
}
