import { formatDateRange } from "@/lib/format/date-range";
import { formatQuantity } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { type Html, html } from "./html";
import { listFigures } from "./list-figures";
import { nameLabel } from "./name-label";
import type { SnapshotContent } from "./snapshot-content";

const MARK = html`<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><g fill="currentColor"><rect x="1" y="1" width="4.6" height="4.6" rx="1"/><rect x="6.7" y="1" width="4.6" height="4.6" rx="1" opacity=".55"/><rect x="12.4" y="1" width="4.6" height="4.6" rx="1"/><rect x="1" y="6.7" width="4.6" height="4.6" rx="1" opacity=".55"/><rect x="7.3" y="7.3" width="3.4" height="3.4" rx=".8" fill="none" stroke="currentColor" stroke-width="1.2"/><rect x="12.4" y="6.7" width="4.6" height="4.6" rx="1" opacity=".3"/><rect x="1" y="12.4" width="4.6" height="4.6" rx="1"/><rect x="6.7" y="12.4" width="4.6" height="4.6" rx="1" opacity=".3"/><rect x="12.4" y="12.4" width="4.6" height="4.6" rx="1" opacity=".55"/></g></svg>`;

/** What was frozen, when, and of what. */
export function renderHead(content: SnapshotContent): Html {
  const { title, note, project, map, view, crossing, created_at: createdAt } = content;
  const crossed = crossing.by.map(({ label }, i) => [i > 0 && " × ", nameLabel(label, "line")]);
  return html`<header><div class="brand">${MARK}<span><b>Lacuna</b> snapshot · frozen ${formatTime(createdAt)}</span>${
    project.synthetic && html`<span class="tag">synthetic data</span>`
  }</div>
<h1>${title}</h1>
<p class="meta">${nameLabel(project.name, "line")} · ${crossed} · ${view.campaigns.length === 1 ? "campaign" : "campaigns"} ${
    view.campaigns.map(({ slug }) => slug).join(" + ") || "none"
  } · map version ${map.version}</p>
${view.where.map(
  (filter) =>
    html`<p class="meta">Filter: <b>${nameLabel(filter.label, "line")}</b> is ${filter.negate ? "none of" : filter.values.length > 1 ? "any of" : ""} <b>${filter.values.map(({ label }, i) => [i > 0 && ", ", nameLabel(label, "line")])}</b></p>`,
)}
${
  view.started !== undefined &&
  html`<p class="meta">Runs that started <b>${formatDateRange(view.started)}</b>${
    crossing.totals.undated_runs !== undefined &&
    crossing.totals.undated_runs > 0 &&
    html`; ${formatQuantity(crossing.totals.undated_runs, "run")} without a start left out`
  }</p>`
}
${note !== "" && html`<p class="note">${note}</p>`}</header>`;
}

/** The figures of the whole crossing, and how they are counted. */
export function renderFigures(content: SnapshotContent): Html {
  const { view, crossing } = content;
  const meaning = view.counting === "raw" ? "as the rules of the map judge" : "after the reviewers' verdicts";
  return html`<p class="meta">Counted ${view.counting}: ${meaning}. The other way of counting stands beside it where it differs.</p>
<dl class="figures">${listFigures(content).map(
    ({ name, value, notes }) =>
      html`<div><dt>${name}</dt><dd class="big">${value}</dd>${notes.map((note) => html`<dd>${note}</dd>`)}</div>`,
  )}</dl>${
    crossing.totals.illegal > 0 &&
    html`<p class="meta alarmed">${formatQuantity(crossing.totals.illegal, "observation")} in what the map calls illegal</p>`
  }`;
}
