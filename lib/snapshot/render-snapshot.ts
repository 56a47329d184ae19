import { countCrossing } from "@/lib/coverage/counting";
import { buildHeatmapModel } from "@/lib/coverage/heatmap-model";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { exactText, type Html, html } from "./html";
import { paintSteps } from "./paint-steps";
import { renderBuckets } from "./render-buckets";
import { renderFigures, renderHead } from "./render-head";
import { renderHeatmap, renderLegend } from "./render-heatmap";
import { renderSpecBugs } from "./render-spec-bugs";
import { renderTable } from "./render-table";
import { parseSnapshot, type SnapshotContent } from "./snapshot-content";
import { SNAPSHOT_STYLE } from "./snapshot-style";

/** What the page may load and run: nothing. */
export const SNAPSHOT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The id of the element that carries the JSON. */
export const CONTENT_ID = "snapshot-content";

/**
 * A snapshot as one page that needs nothing else: no script, no address, no account. The same bytes
 * are shown under a link, in the preview and in the file for those who cannot reach this server; they
 * carry the JSON, so that `lacuna snapshot verify` can check both against the hash and each other.
 * Throws where the JSON is no snapshot.
 */
export function renderSnapshotHtml(json: string, { sha256 }: { sha256: string }): string {
  const parsed = parseSnapshot(json);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const content = parsed.value;
  const map = content.crossing.by.length <= 2 ? renderMap(content) : null;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${SNAPSHOT_POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${content.title} · Lacuna snapshot</title>
<style>${SNAPSHOT_STYLE}${map?.style ?? null}</style></head><body>
${renderHead(content)}
<main>
${renderFigures(content)}
${map && html`<section><h2>Map</h2>${map.body}</section>`}
${renderBucketSection(content)}
${renderSpecBugs(content)}
<section><h2>Method</h2><dl class="words">${content.method.map(({ name, text }) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl></section>
${renderData(content)}
<details><summary>Map file <small>version ${content.map.version}, as it was applied</small></summary><pre>${content.map.text}</pre></details>
${renderSeal(content, sha256)}
</main>
<footer>Frozen by Lacuna ${content.lacuna}. A snapshot never changes: later imports, verdicts and map versions are not in it.</footer>
<template id="${CONTENT_ID}">${exactText(json)}</template>
</body></html>
`.markup;
}

function renderMap(content: SnapshotContent): { style: Html; body: Html } {
  const { view, crossing, dimensions } = content;
  const model = buildHeatmapModel(countCrossing(crossing, view.counting), {
    metric: view.metric,
    rowOrder: "map",
    columnOrder: "map",
    values: dimensions.map(({ values }) => values),
  });
  const steps = paintSteps(model.scale);
  const caption = describeMap(view, model.hasGoals);
  return {
    style: steps.style,
    body: html`${renderHeatmap(model, steps, caption)}${renderLegend(model, steps)}`,
  };
}

function describeMap({ metric, counting, against }: SnapshotContent["view"], hasGoals: boolean): string {
  if (metric === "coverage") return `${hasGoals ? "Hits of goal" : "Hits"} in every bucket, ${counting}`;
  if (metric === "failure_rate") return `Failure rate in every bucket, ${counting}: failures of hits`;
  const { label, isJudged } = getMetric(metric);
  const others = against ? `, against ${against.map(({ slug }) => slug).join(" + ")}` : "";
  return `${label} in every bucket${isJudged ? `, ${counting}` : ""}${others}`;
}

function renderBucketSection(content: SnapshotContent): Html {
  const { by, buckets } = content.crossing;
  const title = formatQuantity(buckets.length, "bucket");
  // The map shows them already; with more than two dimensions the table is the map.
  return by.length <= 2
    ? html`<details><summary>Buckets <small>${title} with all numbers</small></summary>${renderBuckets(content)}</details>`
    : html`<section><h2>Buckets <span class="dim">${title}</span></h2>${renderBuckets(content)}</section>`;
}

function renderData({ view, imports }: SnapshotContent): Html {
  return html`<section><h2>Data</h2>${renderTable("Campaigns", view.campaigns, [
    { title: "Campaign", get: ({ slug }) => slug },
    { title: "Kind", get: ({ kind }) => kind },
    { title: "Runs", get: ({ runs }) => formatCount(runs), kind: "number" },
    { title: "Observations", get: ({ observations }) => formatCount(observations), kind: "number" },
    { title: "Created", get: ({ created_at: createdAt }) => formatTime(createdAt), kind: "words" },
  ])}<p></p>${renderTable("Imports", imports, [
    { title: "Import", get: ({ import: number }) => number ?? "–" },
    { title: "Campaign", get: ({ campaign }) => campaign },
    { title: "Format", get: ({ format }) => format ?? "–" },
    { title: "Started", get: ({ started_at: startedAt }) => startedAt && formatTime(startedAt) },
    { title: "Runs", get: ({ runs }) => formatCount(runs), kind: "number" },
    {
      title: "SHA-256 of its runs' content hashes, sorted",
      get: ({ sha256 }) => html`<code>${sha256}</code>`,
      kind: "words",
    },
  ])}</section>`;
}

function renderSeal({ masked }: SnapshotContent, sha256: string): Html {
  const kinds: [count: number, noun: string, plural: string][] = [
    [masked.paths, "path", "paths"],
    [masked.emails, "e-mail address", "e-mail addresses"],
    [masked.keys, "key or password", "keys or passwords"],
  ];
  const found = kinds.flatMap(([count, noun, plural]) =>
    count > 0 ? formatQuantity(count, noun, plural) : [],
  );
  return html`<section><h2>Seal</h2><dl class="words">
<dt>SHA-256</dt><dd><code class="hash">${sha256}</code></dd>
<dt>To verify</dt><dd>The hash is that of this snapshot's JSON in UTF-8. Save this page and run <code>lacuna snapshot verify FILE.html</code>: it takes the JSON out of the page, computes the hash, and draws the page again to compare. Under a shared link the JSON itself is at the same address with <code>.json</code> added: <code>sha256sum</code> of it prints this hash. A page that agrees with itself is whole; that it is the one that was shared, only a hash that you were given another way can tell.</dd>
<dt>Masked</dt><dd>${found.length > 0 ? `${found.join(", ")}; each stands as [path], [email] or [key], the same one always by the same name.` : "Nothing: no path, e-mail address or key was found."}</dd>
<dt>Not in it</dt><dd>No transcripts, no comments, no file names. What notes on spec bugs quote of what happened is left out.</dd></dl></section>`;
}
