import type { HeatmapCell } from "@/lib/coverage/heatmap-cells";
import type { HeatmapModel } from "@/lib/coverage/heatmap-model";
import type { HeatmapLine } from "@/lib/coverage/heatmap-totals";
import { COUNTING_NOTES } from "@/lib/coverage/list-beside";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { STATUS_NAMES } from "@/lib/format/status-names";
import { type Html, html } from "./html";
import { nameLabel } from "./name-label";
import type { StepClasses } from "./paint-steps";

/** The map as a table: a figure in every bucket, colour only beside it. */
export function renderHeatmap(model: HeatmapModel, steps: StepClasses, caption: string): Html {
  const { rowDimension, columnDimension, rows, columns, cells, scale } = model;
  const totalName = getMetric(scale.metric).nameTotal(model.hasGoals);
  const axis = ({ label, unit }: { label: string; unit: string | null }) =>
    unit ? `${label}, ${unit}` : label;
  return html`<div class="scroll" role="region" aria-label="Coverage map" tabindex="0"><table class="map">
<caption>${caption}</caption>
<thead><tr><th scope="col" class="axis"><span>${nameLabel(`${axis(rowDimension)} ↓`)}</span>${
    columnDimension && html`<span>${nameLabel(`${axis(columnDimension)} →`)}</span>`
  }</th>${columns.map((column) => html`<th scope="col" class="${getLineLook(column)}">${nameLabel(column.label)}</th>`)}${
    columnDimension && html`<th scope="col" class="axis">${totalName}</th>`
  }</tr></thead>
<tbody>${rows.map(
    (row, r) => html`<tr><th scope="row" class="${getLineLook(row)}">${nameLabel(row.label)}</th>${cells[
      r
    ]!.map((cell) => renderCell(cell, model, steps))}${columnDimension && renderTotal(row)}</tr>
`,
  )}</tbody>
${
  columnDimension &&
  html`<tfoot><tr><th scope="row" class="axis">${totalName}</th>${columns.map((column) => renderTotal(column))}<td></td></tr></tfoot>`
}</table></div>`;
}

function renderCell(cell: HeatmapCell, { scale }: HeatmapModel, steps: StepClasses): Html {
  const { bucket, value, detail, beside, status, sentence, alarm, color } = cell;
  const step = bucket && color ? scale.getStep(bucket) : null;
  // A first snapshot of failure rates knew no look of its own for this, and stays as it was drawn.
  const isMarked = cell.isUnknown && scale.metric !== "failure_rate";
  const look = alarm
    ? "alarm"
    : step
      ? `${status} painted ${steps.getClass(step)}`
      : isMarked
        ? "unknown"
        : status;
  return html`<td class="b ${look}" title="${sentence}">${
    bucket?.held_out ? html`<span class="m">◇</span>` : null
  }<span class="v">${value}</span><span class="d">${alarm && html`<span class="m">alarm</span>`}${detail}</span>${beside && html`<span class="o">${beside}</span>`}</td>`;
}

function renderTotal({ total }: HeatmapLine): Html {
  if (!total) return html`<td class="t"></td>`;
  const { value, detail, share, beside } = total;
  return html`<td class="t">${value}${detail && html`<span class="d dim">${detail}</span>`}${
    share !== null && html`<span class="bar"><i style="width:${Math.round(100 * share)}%"></i></span>`
  }${beside.length > 0 && html`<span class="o">${beside.join(" · ")}</span>`}</td>`;
}

function getLineLook(line: HeatmapLine): string {
  if (line.filtered) return "gone";
  return line.declared ? "" : "extra";
}

/** What colours and marks mean, from the scale that painted the map. */
export function renderLegend(
  { scale, hasGoals, hasUnknown, untold, beside }: HeatmapModel,
  steps: StepClasses,
): Html {
  const { needsGoals, label } = getMetric(scale.metric);
  const [surest] = scale.levels;
  const ramp =
    (!needsGoals || hasGoals) &&
    untold === null &&
    html`<div class="ramp"><span>${scale.metric === "coverage" ? "Hits of goal" : label}</span><div>${scale.levels.map(
      (level) =>
        html`<div class="row"><span class="steps">${level.steps.map(
          (step) => html`<i class="${steps.getClass(step)}" title="${step.label}"></i>`,
        )}</span>${level.label}</div>`,
    )}<div class="ends"><span>${surest!.steps[0]!.label}</span><span>${surest!.steps.at(-1)!.label}</span></div></div></div>`;
  const looks = [
    ["hole", STATUS_NAMES.hole],
    ["ignored", STATUS_NAMES.ignored],
    ["illegal", STATUS_NAMES.illegal],
    ["alarm", "illegal hit"],
    ["other", STATUS_NAMES.other],
    ["filtered", STATUS_NAMES.filtered],
  ] as const;
  return html`<div class="legend">${ramp}${untold !== null && html`<p>${untold}</p>`}<ul>${looks.map(
    ([look, name]) => html`<li><span class="k ${look}"></span>${name}</li>`,
  )}${
    hasUnknown &&
    scale.metric !== "failure_rate" &&
    html`<li><span class="k unknown"></span>no value of this here</li>`
  }<li>◇ held out</li>${beside && html`<li>${COUNTING_NOTES[beside]}</li>`}</ul></div>`;
}
