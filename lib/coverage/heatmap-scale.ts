import { scaleThreshold } from "d3-scale";
import { interpolateCividis } from "d3-scale-chromatic";
import type { Interval } from "@/lib/stats/interval";
import { type CellPaint, mixColors, paintCell, parseRgb, type Rgb } from "./cell-color";
import type { Rates } from "./crossing-result";

export const METRICS = ["coverage", "failure_rate"] as const;
export type Metric = (typeof METRICS)[number];

/** Fill and ink in both themes. */
export type CellColor = { light: CellPaint; dark: CellPaint };

/** One swatch of the legend and every cell that falls into it. */
export type ScaleStep = { label: string; color: CellColor };

/** How narrow an interval must be for its estimate to be told apart this finely. */
export type ScaleLevel = { label: string; steps: ScaleStep[] };

/**
 * The one scale behind cells and legend: levels of certainty, most certain first. A less certain
 * level has fewer and paler steps, so that few hits cannot shout.
 */
export type HeatmapScale = {
  metric: Metric;
  levels: ScaleLevel[];
  /** The step of a bucket; null where it has no value of this metric. */
  getStep: (bucket: Rates) => ScaleStep | null;
};

const PAPER: Record<"light" | "dark", Rgb> = { light: [252, 252, 250], dark: [24, 27, 31] };
/**
 * Ends of the part of cividis that is used: light themes rise to its dark end, dark ones to its bright
 * end. Coverage stops short of both, so that what is covered does not outshine the gaps.
 */
const RANGES = {
  coverage: { light: [0.82, 0.22], dark: [0.12, 0.7] },
  failure_rate: { light: [0.82, 0.1], dark: [0.12, 0.97] },
} as const;

const COVERAGE_LABELS = ["under 20 %", "20 to 40 %", "40 to 60 %", "60 to 80 %", "80 % and more", "covered"];
const COVERAGE_THRESHOLDS = [0.2, 0.4, 0.6, 0.8, 1];

/** Widths of the interval, in shares, below which a level of certainty is reached. */
const WIDTHS = [0.08, 0.2, 0.45];
const LEVEL_LABELS = ["interval under 8 points wide", "under 20 points", "under 45 points", "wider"];
/** Number of steps that stay distinguishable at each level, of five. */
const LEVEL_STEPS = [5, 3, 2, 1];
const LEVEL_FADE = [0, 0.3, 0.55, 0.8];
const MAXIMA = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/** Builds the scale of a metric over the buckets that are shown. */
export function buildHeatmapScale(metric: Metric, buckets: Rates[]): HeatmapScale {
  return metric === "coverage" ? buildCoverageScale() : buildFailureScale(buckets);
}

/** A count of hits is exact, so coverage has one level. */
function buildCoverageScale(): HeatmapScale {
  const last = COVERAGE_LABELS.length - 1;
  const steps = COVERAGE_LABELS.map((label, step) => ({
    label,
    color: colorStep("coverage", step / last, 0),
  }));
  const position = scaleThreshold<number, number>()
    .domain(COVERAGE_THRESHOLDS)
    .range(steps.map((_, i) => i));
  return {
    metric: "coverage",
    levels: [{ label: "", steps }],
    getStep: ({ grade }) => (grade === null ? null : steps[position(grade)]!),
  };
}

/**
 * A value-suppressing palette (Correll, Moritz and Heer 2018): the interval's width chooses the
 * level, the rate the step within it.
 */
function buildFailureScale(buckets: Rates[]): HeatmapScale {
  const maximum = chooseMaximum(buckets);
  const levels = LEVEL_STEPS.map((count, level) => ({
    label: LEVEL_LABELS[level]!,
    steps: Array.from({ length: count }, (_, step) => ({
      label: describeStep(step, count, maximum),
      color: colorStep("failure_rate", (step + 0.5) / count, LEVEL_FADE[level]!),
    })),
  }));
  return {
    metric: "failure_rate",
    levels,
    getStep: ({ failure_rate, interval }) => {
      if (failure_rate === null || interval === null) return null;
      const { steps } = levels[getLevel(interval)]!;
      return steps[Math.min(steps.length - 1, Math.floor((failure_rate / maximum) * steps.length))]!;
    },
  };
}

function getLevel(interval: Interval): number {
  const level = WIDTHS.findIndex((width) => interval.high - interval.low < width);
  return level < 0 ? WIDTHS.length : level;
}

/**
 * The round number at which the scale ends. Wide intervals do not stretch it unless there are no
 * others. The last step is open, so it may also hold rates a little above.
 */
function chooseMaximum(buckets: Rates[]): number {
  const rated = buckets.flatMap(({ failure_rate, interval }) =>
    failure_rate !== null && interval !== null ? { rate: failure_rate, level: getLevel(interval) } : [],
  );
  const certain = rated.filter(({ level }) => level < 2);
  const highest = (certain.length > 0 ? certain : rated).reduce((most, { rate }) => Math.max(most, rate), 0);
  return MAXIMA.find((maximum) => highest <= maximum * 1.2) ?? 1;
}

function describeStep(step: number, count: number, maximum: number): string {
  const percent = (share: number) => Number((share * 100).toPrecision(2));
  if (count === 1) return "any rate";
  const low = percent((step / count) * maximum);
  if (step === count - 1) return `${low} % and more`;
  return `${low} to ${percent(((step + 1) / count) * maximum)} %`;
}

/** `position` runs from 0, least, to 1, most; `fade` from 0 to 1 takes the colour back to the paper. */
function colorStep(metric: Metric, position: number, fade: number): CellColor {
  const paint = (theme: "light" | "dark") => {
    const [low, high] = RANGES[metric][theme];
    const pure = parseRgb(interpolateCividis(low + (high - low) * position));
    // The low end recedes into the paper, so that most of a healthy map stays quiet.
    const rest = theme === "light" ? 0.85 * (1 - position) ** 1.4 : 0.25 * (1 - position);
    return paintCell(mixColors(mixColors(pure, PAPER[theme], rest), PAPER[theme], fade));
  };
  return { light: paint("light"), dark: paint("dark") };
}
