import { isDecided } from "@/lib/coverage/counting";
import type { Bucket } from "@/lib/coverage/crossing-result";
import { formatCount, formatCoverage, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import type { CrossingResponse } from "@/lib/services/maps/get-crossing";
import { formatTextTable, type TextColumn } from "./text-table";

const OUTCOMES = ["pass", "fail", "invalid", "error", "unscored"] as const;

/** What verdicts changed, in the buckets in which they did. */
const ADJUDICATED_COLUMNS: TextColumn<Bucket>[] = [
  { title: "adjudicated hits", get: ({ adjudicated }) => adjudicated.hits, align: "right" },
  {
    title: "adjudicated grade",
    get: ({ adjudicated }) => formatKnown(adjudicated.grade, formatCoverage),
    align: "right",
  },
  { title: "adjudicated fail", get: ({ adjudicated }) => adjudicated.fail, align: "right" },
  {
    title: "adjudicated rate",
    get: ({ adjudicated }) => formatKnown(adjudicated.failure_rate, formatRate),
    align: "right",
  },
  { title: "adjudicated interval", get: ({ adjudicated }) => formatRange(adjudicated) },
];

/**
 * A crossing for people: grade and totals, then one line a bucket. Adjudicated numbers follow the
 * raw ones where reviewers' verdicts changed any.
 */
export function formatCrossing(crossing: CrossingResponse): string {
  const { totals, covered, adjudicated } = crossing;
  const dimensions = crossing.by.map((dimension) => dimension.id);
  const title = [
    `${dimensions.join(" x ")} of ${crossing.project}, map version ${crossing.map_version}`,
    `campaigns ${crossing.campaigns.join(", ")}`,
    formatQuantity(totals.runs, "run"),
    ...(totals.undated_runs
      ? [`${formatQuantity(totals.undated_runs, "run")} without a start left out`]
      : []),
  ].join("; ");
  const grade = [
    `grade ${formatKnown(crossing.grade, formatCoverage)}`,
    covered ? `covered ${covered.buckets} of ${covered.of}` : "covered –",
    `whole map ${formatKnown(crossing.map_grade, formatCoverage)}`,
    ...[...OUTCOMES, "ignored" as const, "illegal" as const, "other" as const].map(
      (name) => `${name} ${formatCount(totals[name])}`,
    ),
  ].join(", ");
  const decided = [
    `adjudicated: grade ${formatKnown(adjudicated.grade, formatCoverage)}`,
    adjudicated.covered ? `covered ${adjudicated.covered.buckets} of ${adjudicated.covered.of}` : "covered –",
    `whole map ${formatKnown(adjudicated.map_grade, formatCoverage)}`,
    ...OUTCOMES.map((name) => `${name} ${formatCount(totals.adjudicated[name])}`),
  ].join(", ");
  const hasVerdicts = isDecided(totals.verdicts);
  const differs = crossing.buckets.some((bucket) => bucket.fail !== bucket.adjudicated.fail);
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
    ...(differs ? ADJUDICATED_COLUMNS : []),
  ]);
  return [title, grade, ...(hasVerdicts ? [decided] : []), "", table].join("\n");
}

function formatRange({ interval }: Pick<Bucket, "interval">): string {
  if (!interval) return "–";
  return `${formatInterval(interval)} (${interval.method}, ${interval.level * 100} %)`;
}

function formatKnown(share: number | null, format: (share: number) => string): string {
  return share === null ? "–" : format(share);
}
