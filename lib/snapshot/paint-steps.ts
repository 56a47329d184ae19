import type { HeatmapScale, ScaleStep } from "@/lib/coverage/heatmap-scale";
import { type Html, html } from "./html";

/** A class for every step of a scale, so that thousands of cells need no colours of their own. */
export type StepClasses = { style: Html; getClass: (step: ScaleStep) => string };

/** Writes the steps of a scale, each in both themes, as rules of a style sheet. */
export function paintSteps(scale: HeatmapScale): StepClasses {
  const steps = scale.levels.flatMap((level) => level.steps);
  const rules = steps.map(({ color: { light, dark } }, i) => {
    const fill = `background:light-dark(${light.background},${dark.background})`;
    return html`.map td.s${i},.s${i}{${fill};color:light-dark(${light.ink},${dark.ink})}
`;
  });
  return { style: html`${rules}`, getClass: (step) => `s${steps.indexOf(step)}` };
}
