import { CERTAINTY, chooseMaximum, getLevel } from "./certainty";
import type { Counted, Reading } from "./metric";
import type { HeatmapScale, ScaleStep } from "./scale";
import { colorDiverging } from "./scale-color";

/** Number of steps at each level: even ones, since what is sure to have changed is never about 0. */
const STEPS = [6, 4, 2, 1];
/** The level of those whose interval spans 0, however narrow: nothing is sure to have changed. */
const SPANNING_LEVEL = 3;
const LABELS = [...CERTAINTY.slice(0, SPANNING_LEVEL).map(({ label }) => label), "spans 0, or wider"];
const MAXIMA = [0.015, 0.03, 0.06, 0.15, 0.3, 0.6, 1];

/** A diverging, value-suppressing palette centred at 0: what is wide or spans 0 fades. */
export function buildChangeScale(
  read: (counts: Counted) => Reading | null,
  buckets: Counted[],
): HeatmapScale {
  const changed = buckets.flatMap((bucket) => {
    const reading = read(bucket);
    return reading?.interval ? { value: reading.value, level: getChangeLevel(reading.interval) } : [];
  });
  const maximum = chooseMaximum(changed, MAXIMA);
  const levels = LABELS.map((label, level) => ({
    label,
    steps: Array.from({ length: STEPS[level]! }, (_, step): ScaleStep => {
      const count = STEPS[level]!;
      const position = count === 1 ? 0 : (2 * step) / (count - 1) - 1;
      return { ...nameStep(step, count, maximum), color: colorDiverging(position, CERTAINTY[level]!.fade) };
    }),
  }));
  return {
    metric: "change",
    levels,
    getStep: (counts) => {
      const reading = read(counts);
      if (!reading?.interval) return null;
      const { steps } = levels[getChangeLevel(reading.interval)]!;
      const step = Math.floor(((reading.value / maximum + 1) / 2) * steps.length);
      return steps[Math.max(0, Math.min(steps.length - 1, step))]!;
    },
  };
}

function getChangeLevel(interval: { low: number; high: number }): number {
  const spans = interval.low <= 0 && interval.high >= 0;
  return Math.max(getLevel(interval), spans ? SPANNING_LEVEL : 0);
}

function nameStep(step: number, count: number, maximum: number): Pick<ScaleStep, "label" | "mark"> {
  if (count === 1) return { label: "any difference", mark: "any" };
  const end = (at: number) => formatEnd(((2 * at) / count - 1) * maximum);
  const [low, high] = [end(step), end(step + 1)];
  if (step === 0) return { label: `${high} points and less`, mark: `≤ ${high}` };
  if (step === count - 1) return { label: `${low} points and more`, mark: `≥ ${low}` };
  return { label: `${low} to ${high} points`, mark: `${low} to ${high}` };
}

function formatEnd(difference: number): string {
  const points = Number((Math.abs(difference) * 100).toPrecision(2));
  if (points === 0) return "0";
  return `${difference > 0 ? "+" : "−"}${points}`;
}
