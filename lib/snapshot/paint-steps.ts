import type { MetricId } from "@/lib/coverage/metrics/metric-ids";
import type { HeatmapScale, ScaleStep } from "@/lib/coverage/metrics/scale";
import { type Html, html } from "./html";

/** A class for every step of a scale, so that thousands of cells need no colours of their own. */
export type StepClasses = { style: Html; getClass: (step: ScaleStep) => string };

/** The metrics of the first snapshots, whose pages stay as they were drawn. */
const FIRST_METRICS: MetricId[] = ["coverage", "failure_rate"];

const UNKNOWN_STYLE = html`.map td.unknown,.k.unknown{color:var(--dim);background:linear-gradient(to top right,transparent calc(50% - .6px),color-mix(in srgb,var(--edge) 60%,transparent) calc(50% - .6px) calc(50% + .6px),transparent calc(50% + .6px))}
`;

/** Writes the steps of a scale, each in both themes, as rules of a style sheet. */
export function paintSteps(scale: HeatmapScale): StepClasses {
  const steps = scale.levels.flatMap((level) => level.steps);
  const rules = steps.map(({ color: { light, dark } }, i) => {
    const fill = `background:light-dark(${light.background},${dark.background})`;
    return html`.map td.s${i},.s${i}{${fill};color:light-dark(${light.ink},${dark.ink})}
`;
  });
  return {
    style: html`${rules}${FIRST_METRICS.includes(scale.metric) ? null : UNKNOWN_STYLE}`,
    getClass: (step) => `s${steps.indexOf(step)}`,
  };
}
