import type { Counted, Reading } from "./metric";
import type { MetricId } from "./metric-ids";
import type { HeatmapScale } from "./scale";
import { colorSequential } from "./scale-color";

/** A scale of counts, which are exact, so that it has one level of certainty. */
export function buildCountScale(
  metric: MetricId,
  read: (counts: Counted) => Reading | null,
  {
    thresholds,
    names,
    range,
  }: {
    /** Where each step but the first begins. */
    thresholds: number[];
    names: [label: string, mark: string][];
    range: "quiet" | "full";
  },
): HeatmapScale {
  const last = names.length - 1;
  const steps = names.map(([label, mark], step) => ({
    label,
    mark,
    color: colorSequential(range, step / last, 0),
  }));
  return {
    metric,
    levels: [{ label: "", steps }],
    getStep: (counts) => {
      const reading = read(counts);
      return reading && steps[findStep(thresholds, reading.value)]!;
    },
  };
}

/** The step of a value: a threshold belongs to the step that begins there. */
export function findStep(thresholds: readonly number[], value: number): number {
  return thresholds.filter((threshold) => threshold <= value).length;
}
