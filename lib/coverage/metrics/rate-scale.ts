import { CERTAINTY, chooseMaximum, getLevel } from "./certainty";
import type { Counted, Reading } from "./metric";
import type { MetricId } from "./metric-ids";
import type { HeatmapScale, ScaleStep } from "./scale";
import { colorSequential } from "./scale-color";

/** Number of steps that stay distinguishable at each level of certainty, of five. */
const STEPS = [5, 3, 2, 1];
const MAXIMA = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/**
 * A value-suppressing palette (Correll, Moritz and Heer 2018): the interval's width chooses the
 * level, the rate the step within it.
 */
export function buildRateScale(
  metric: MetricId,
  read: (counts: Counted) => Reading | null,
  buckets: Counted[],
): HeatmapScale {
  const rated = buckets.flatMap((bucket) => {
    const reading = read(bucket);
    return reading?.interval ? { value: reading.value, level: getLevel(reading.interval) } : [];
  });
  const maximum = chooseMaximum(rated, MAXIMA);
  const levels = CERTAINTY.map(({ label, fade }, level) => ({
    label,
    steps: Array.from({ length: STEPS[level]! }, (_, step): ScaleStep => {
      const count = STEPS[level]!;
      return {
        ...nameStep(step, count, maximum),
        color: colorSequential("full", (step + 0.5) / count, fade),
      };
    }),
  }));
  return {
    metric,
    levels,
    getStep: (counts) => {
      const reading = read(counts);
      if (!reading?.interval) return null;
      const { steps } = levels[getLevel(reading.interval)]!;
      return steps[Math.min(steps.length - 1, Math.floor((reading.value / maximum) * steps.length))]!;
    },
  };
}

function nameStep(step: number, count: number, maximum: number): Pick<ScaleStep, "label" | "mark"> {
  const percent = (share: number) => Number((share * 100).toPrecision(2));
  if (count === 1) return { label: "any rate", mark: "any" };
  const low = percent((step / count) * maximum);
  if (step === count - 1) return { label: `${low} % and more`, mark: `${low}+` };
  const high = percent(((step + 1) / count) * maximum);
  return { label: `${low} to ${high} %`, mark: `${low}–${high}` };
}
