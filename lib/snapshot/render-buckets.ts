import { countBucket } from "@/lib/coverage/counting";
import type { Bucket, Rates } from "@/lib/coverage/crossing-result";
import { listUncounted } from "@/lib/format/bucket-sentence";
import { formatCount, formatCoverage, formatInterval, formatRate } from "@/lib/format/number";
import { type Html, html } from "./html";
import { type Column, renderTable } from "./render-table";
import type { SnapshotContent } from "./snapshot-content";

/** Every bucket of the crossing with all its numbers, raw ones before adjudicated ones. */
export function renderBuckets({ crossing }: SnapshotContent): Html {
  const { by, buckets } = crossing;
  const dimensions = by.map((dimension): Column<Bucket> => {
    const labels = new Map(dimension.values.map(({ id, label }) => [id, label]));
    return {
      title: dimension.label,
      get: ({ at }) => labels.get(at[dimension.id]!) ?? at[dimension.id]!,
      kind: "words",
    };
  });
  const isDecided = buckets.some((bucket) => bucket.fail !== bucket.adjudicated.fail);
  return html`${renderTable("Buckets", buckets, [
    ...dimensions,
    { title: "Status", get: describeStatus, kind: "words" },
    { title: "Goal", get: ({ goal }) => formatKnown(goal, formatCount), kind: "number" },
    ...listRates("Hits", (bucket) => bucket),
    ...(isDecided ? listRates("Adjudicated hits", (bucket) => bucket.adjudicated) : []),
    { title: "Set apart", get: (bucket) => listUncounted(countBucket(bucket, "raw")).join(", ") || "–" },
    { title: "Aware: yes, no, unknown", get: formatAware, kind: "number" },
  ])}<p class="dim">${
    isDecided
      ? "Where the adjudicated numbers differ from the raw ones, reviewers' verdicts make the difference."
      : "Adjudicated numbers equal the raw ones: no verdict changes what counts here."
  }</p>`;
}

function listRates(hits: string, getRates: (bucket: Bucket) => Rates): Column<Bucket>[] {
  return [
    { title: hits, get: (bucket) => formatCount(getRates(bucket).hits), kind: "number", divided: true },
    { title: "Grade", get: (bucket) => formatKnown(getRates(bucket).grade, formatCoverage), kind: "number" },
    { title: "Failures", get: (bucket) => formatCount(getRates(bucket).fail), kind: "number" },
    {
      title: "Rate",
      get: (bucket) => formatKnown(getRates(bucket).failure_rate, formatRate),
      kind: "number",
    },
    {
      title: "95 % interval",
      get: (bucket) => formatKnown(getRates(bucket).interval, formatInterval),
      kind: "number",
    },
  ];
}

function describeStatus({ status, held_out: isHeldOut, reason, hits }: Bucket): string {
  const alarm = status === "illegal" && hits > 0 ? ", alarm" : "";
  return `${status === "other" ? "not declared" : status}${alarm}${isHeldOut ? ", ◇ held out" : ""}${reason ? `: ${reason}` : ""}`;
}

function formatAware({ aware: { yes, no, unknown } }: Bucket): string {
  return yes + no + unknown === 0 ? "–" : [yes, no, unknown].map(formatCount).join(" · ");
}

function formatKnown<T>(value: T | null, format: (value: T) => string): string {
  return value === null ? "–" : format(value);
}
