import { countCrossing, getOtherCounting } from "@/lib/coverage/counting";
import { formatCount, formatCoverage, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { wilsonInterval } from "@/lib/stats/wilson";
import { type Html, html } from "./html";
import type { SnapshotContent } from "./snapshot-content";

const MARK = html`<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><g fill="currentColor"><rect x="1" y="1" width="4.6" height="4.6" rx="1"/><rect x="6.7" y="1" width="4.6" height="4.6" rx="1" opacity=".55"/><rect x="12.4" y="1" width="4.6" height="4.6" rx="1"/><rect x="1" y="6.7" width="4.6" height="4.6" rx="1" opacity=".55"/><rect x="7.3" y="7.3" width="3.4" height="3.4" rx=".8" fill="none" stroke="currentColor" stroke-width="1.2"/><rect x="12.4" y="6.7" width="4.6" height="4.6" rx="1" opacity=".3"/><rect x="1" y="12.4" width="4.6" height="4.6" rx="1"/><rect x="6.7" y="12.4" width="4.6" height="4.6" rx="1" opacity=".3"/><rect x="12.4" y="12.4" width="4.6" height="4.6" rx="1" opacity=".55"/></g></svg>`;

/** What was frozen, when, of what, and the figures of the whole crossing. */
export function renderHead(content: SnapshotContent): Html {
  const { title, note, project, map, view, crossing, created_at: createdAt } = content;
  const crossed = crossing.by.map(({ label }) => label).join(" × ");
  return html`<header><div class="brand">${MARK}<span><b>Lacuna</b> snapshot · frozen ${formatTime(createdAt)}</span>${
    project.synthetic && html`<span class="tag">synthetic data</span>`
  }</div>
<h1>${title}</h1>
<p class="meta">${project.name} · ${crossed} · ${view.campaigns.length === 1 ? "campaign" : "campaigns"} ${
    view.campaigns.map(({ slug }) => slug).join(" + ") || "none"
  } · map version ${map.version}</p>
${view.where.map(
  (filter) =>
    html`<p class="meta">Filter: <b>${filter.label}</b> is ${filter.negate ? "none of" : filter.values.length > 1 ? "any of" : ""} <b>${filter.values
      .map(({ label }) => label)
      .join(", ")}</b></p>`,
)}
${note !== "" && html`<p class="note">${note}</p>`}</header>
${renderFigures(content)}`;
}

function renderFigures({ crossing, view }: SnapshotContent): Html {
  const other = getOtherCounting(view.counting);
  const [own, beside] = [countCrossing(crossing, view.counting), countCrossing(crossing, other)];
  const rate = ({ totals: { pass, fail } }: typeof own) => (pass + fail > 0 ? fail / (pass + fail) : null);
  const interval = wilsonInterval(own.totals.fail, own.totals.pass + own.totals.fail);
  const { totals } = own;
  const hits = totals.pass + totals.fail + totals.item;
  const { open, ...decided } = totals.verdicts;
  const verdicts = Object.entries(decided).filter(([, count]) => count > 0);
  const apart = (["invalid", "error", "unscored", "ignored", "other"] as const).flatMap((name) =>
    totals[name] > 0 ? `${formatCount(totals[name])} ${name}` : [],
  );
  const known = (share: number | null, format: (share: number) => string) =>
    share === null ? "–" : format(share);
  const figures: [name: string, big: string, ...notes: (string | null)[]][] = [
    [
      "Grade of this crossing",
      known(own.grade, formatCoverage),
      own.covered === null
        ? "hidden by the filter"
        : `${formatCount(own.covered.buckets)} of ${formatCount(own.covered.of)} buckets covered`,
      own.beside && `${other} ${known(own.beside.grade, formatCoverage)}`,
    ],
    [
      "Failure rate",
      known(rate(own), formatRate),
      interval &&
        `${formatCount(totals.fail)} of ${formatCount(totals.pass + totals.fail)}, interval ${formatInterval(interval)}`,
      rate(own) === rate(beside) ? null : `${other} ${known(rate(beside), formatRate)}`,
    ],
    [
      "Hits",
      formatCount(hits),
      `from ${formatQuantity(crossing.totals.runs, "run")}`,
      apart.length > 0 ? `set apart: ${apart.join(", ")}` : null,
    ],
    [
      "Verdicts",
      formatCount(verdicts.reduce((sum, [, count]) => sum + count, 0)),
      verdicts.map(([name, count]) => `${formatCount(count)} ${name.replace("_", " ")}`).join(", ") || null,
      open > 0 ? `${formatQuantity(open, "failure")} undecided` : null,
    ],
    [
      "Whole map",
      known(view.counting === "raw" ? crossing.map_grade : crossing.adjudicated.map_grade, formatCoverage),
      "grade of its declared crossings",
    ],
  ];
  return html`<p class="meta">Counted ${view.counting}${
    view.counting === "raw" ? ": as the rules of the map judge" : ": after the reviewers' verdicts"
  }; the other way of counting stands beside it where it differs.</p>
<dl class="figures">${figures.map(
    ([name, big, ...notes]) =>
      html`<div><dt>${name}</dt><dd class="big">${big}</dd>${notes.map((line) => line && html`<dd>${line}</dd>`)}</div>`,
  )}</dl>${
    totals.illegal > 0 &&
    html`<p class="meta alarmed">${formatQuantity(totals.illegal, "observation")} in what the map calls illegal</p>`
  }`;
}
