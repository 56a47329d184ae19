import { countBucket } from "@/lib/coverage/counting";
import type { Bucket, Rates } from "@/lib/coverage/crossing-result";
import { listUncounted } from "@/lib/format/bucket-sentence";
import { formatCount, formatCoverage, formatInterval, formatRate } from "@/lib/format/number";
import { STATUS_NAMES } from "@/lib/format/status-names";
import { type Html, html } from "./html";
import { nameLabel } from "./name-label";
import { type Column, renderTable } from "./render-table";
import type { SnapshotContent } from "./snapshot-content";

/** Every bucket of the crossing with all its numbers: raw ones, and below them adjudicated ones that differ. */
export function renderBuckets({ crossing }: SnapshotContent): Html {
  const { by, buckets } = crossing;
  const reasons = [...new Set(buckets.flatMap(({ reason }) => reason ?? []))];
  const isDecided = buckets.some((bucket) => bucket.fail !== bucket.adjudicated.fail);
  const dimensions = by.map((dimension): Column<Bucket> => {
    const labels = new Map(dimension.values.map(({ id, label }) => [id, label]));
    return {
      title: nameLabel(dimension.label),
      get: ({ at }) => nameLabel(labels.get(at[dimension.id]!) ?? at[dimension.id]!),
      kind: "words",
    };
  });
  return html`${renderTable("Buckets", buckets, [
    ...dimensions,
    { title: "Status", get: (bucket) => describeStatus(bucket, reasons), kind: "words" },
    { title: "Hits", get: both(({ hits }) => formatCount(hits)), kind: "number" },
    { title: "Goal", get: ({ goal }) => formatKnown(goal, formatCount), kind: "number" },
    { title: "Grade", get: both(({ grade }) => formatKnown(grade, formatCoverage)), kind: "number" },
    { title: "Failures", get: both(({ fail }) => formatCount(fail)), kind: "number" },
    { title: "Rate", get: both((rates) => formatKnown(rates.failure_rate, formatRate)), kind: "number" },
    {
      title: "95 % interval",
      get: both(({ interval }) => formatKnown(interval, formatInterval)),
      kind: "number",
    },
    {
      title: "Set apart",
      get: (bucket) => listUncounted(countBucket(bucket, "raw")).join(", ") || "–",
      kind: "words",
    },
    { title: "Aware: yes · no · unknown", get: formatAware, kind: "number" },
  ])}${
    reasons.length > 0 && html`<ol class="reasons">${reasons.map((reason) => html`<li>${reason}</li>`)}</ol>`
  }<p class="dim">${
    isDecided
      ? "Numbers are raw; “adj.” stands before those that reviewers' verdicts make differ."
      : "Adjudicated numbers equal the raw ones: no verdict changes what counts here."
  }</p>`;
}

/** A number of a bucket, and below it what verdicts make of it where that is another. */
function both(format: (rates: Rates) => string): Column<Bucket>["get"] {
  return (bucket) => {
    const [raw, adjudicated] = [format(bucket), format(bucket.adjudicated)];
    return raw === adjudicated ? raw : html`${raw}<span class="adj">adj. ${adjudicated}</span>`;
  };
}

function describeStatus({ status, held_out: isHeldOut, reason, hits }: Bucket, reasons: string[]): Html {
  const words = [
    STATUS_NAMES[status],
    ...(status === "illegal" && hits > 0 ? ["alarm"] : []),
    ...(isHeldOut ? ["◇ held out"] : []),
  ];
  return html`${words.join(", ")}${reason !== null && html` <sup>${reasons.indexOf(reason) + 1}</sup>`}`;
}

function formatAware({ aware: { yes, no, unknown } }: Bucket): string {
  return yes + no + unknown === 0 ? "–" : [yes, no, unknown].map(formatCount).join(" · ");
}

function formatKnown<T>(value: T | null, format: (value: T) => string): string {
  return value === null ? "–" : format(value);
}
