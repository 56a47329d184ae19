import { scaleThreshold } from "d3-scale";
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
  const position = scaleThreshold<number, number>()
    .domain(thresholds)
    .range(steps.map((_, i) => i));
  return {
    metric,
    levels: [{ label: "", steps }],
    getStep: (counts) => {
      const reading = read(counts);
      return reading && steps[position(reading.value)]!;
    },
  };
}
