import type { Bucket } from "@/lib/coverage/crossing-result";
import { formatCount, formatCoverage, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import type { CrossingResponse } from "@/lib/services/get-crossing";
import { formatTextTable } from "./text-table";

/** A crossing for people: grade and totals, then one line a bucket. */
export function formatCrossing(crossing: CrossingResponse): string {
  const { totals, covered } = crossing;
  const dimensions = crossing.by.map((dimension) => dimension.id);
  const title = [
    `${dimensions.join(" x ")} of ${crossing.project}, map version ${crossing.map_version}`,
    `campaigns ${crossing.campaigns.join(", ")}`,
    formatQuantity(totals.runs, "run"),
  ].join("; ");
  const grade = [
    `grade ${formatKnown(crossing.grade, formatCoverage)}`,
    covered ? `covered ${covered.buckets} of ${covered.of}` : "covered –",
    `whole map ${formatKnown(crossing.map_grade, formatCoverage)}`,
    ...(["pass", "fail", "invalid", "error", "unscored", "ignored", "illegal", "other"] as const).map(
      (name) => `${name} ${formatCount(totals[name])}`,
    ),
  ].join(", ");
  const table = formatTextTable(crossing.buckets, [
    ...dimensions.map((dimension) => ({
      title: dimension,
      get: (bucket: Bucket) => bucket.at[dimension] ?? null,
    })),
    { title: "status", get: (bucket) => bucket.status + (bucket.held_out ? ", held out" : "") },
    { title: "hits", get: (bucket) => bucket.hits, align: "right" },
    { title: "goal", get: (bucket) => bucket.goal, align: "right" },
    { title: "grade", get: (bucket) => formatKnown(bucket.grade, formatCoverage), align: "right" },
    { title: "fail", get: (bucket) => bucket.fail, align: "right" },
    { title: "failure rate", get: (bucket) => formatKnown(bucket.failure_rate, formatRate), align: "right" },
    { title: "interval", get: formatRange },
  ]);
  return [title, grade, "", table].join("\n");
}

function formatRange({ interval }: Bucket): string {
  if (!interval) return "–";
  return `${formatInterval(interval)} (${interval.method}, ${interval.level * 100} %)`;
}

function formatKnown(share: number | null, format: (share: number) => string): string {
  return share === null ? "–" : format(share);
}
