import { isDecided } from "@/lib/coverage/counting";
import type { Bucket } from "@/lib/coverage/crossing-result";
import {
  formatCount,
  formatCoverage,
  formatInterval,
  formatPoints,
  formatPointsInterval,
  formatQuantity,
  formatRate,
} from "@/lib/format/number";
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

/** How the failure rate differs from that of other campaigns. */
const CHANGE_COLUMNS: TextColumn<Bucket>[] = [
  {
    title: "against",
    get: ({ change }) =>
      change ? `${formatCount(change.against.fail)} of ${formatCount(change.against.hits)}` : "–",
    align: "right",
  },
  {
    title: "change",
    get: ({ change }) => formatKnown(change?.difference ?? null, formatPoints),
    align: "right",
  },
  {
    title: "change interval",
    get: ({ change }) =>
      change?.interval
        ? `${formatPointsInterval(change.interval)} (${change.interval.method}, ${change.interval.level * 100} %)`
        : "–",
  },
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
    ...(crossing.against ? [`against ${crossing.against.campaigns.join(", ")}`] : []),
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
  const isSelected = crossing.buckets.some(({ filtered }) => filtered !== undefined);
  const table = formatTextTable(crossing.buckets, [
    ...dimensions.map((dimension) => ({
      title: dimension,
      get: (bucket: Bucket) => bucket.at[dimension] ?? null,
    })),
    { title: "status", get: (bucket) => bucket.status + (bucket.held_out ? ", held out" : "") },
    { title: "hits", get: (bucket) => bucket.hits, align: "right" },
    ...(isSelected
      ? [{ title: "filtered", get: ({ filtered = 0 }: Bucket) => filtered, align: "right" as const }]
      : []),
    { title: "goal", get: (bucket) => bucket.goal, align: "right" },
    { title: "grade", get: (bucket) => formatKnown(bucket.grade, formatCoverage), align: "right" },
    { title: "fail", get: (bucket) => bucket.fail, align: "right" },
    { title: "failure rate", get: (bucket) => formatKnown(bucket.failure_rate, formatRate), align: "right" },
    { title: "interval", get: formatRange },
    ...(crossing.against ? CHANGE_COLUMNS : []),
    ...(differs ? ADJUDICATED_COLUMNS : []),
  ]);
  const { change, only = [] } = crossing.against ?? {};
  const compared = change
    ? [
        `failure rate changed by ${formatKnown(change.difference, formatPoints)} points${only.length > 0 ? `; ${formatQuantity(only.length, "bucket")} of undeclared values in the other campaigns alone` : ""}`,
      ]
    : [];
  return [title, grade, ...(hasVerdicts ? [decided] : []), ...compared, "", table].join("\n");
}

function formatRange({ interval }: Pick<Bucket, "interval">): string {
  if (!interval) return "–";
  return `${formatInterval(interval)} (${interval.method}, ${interval.level * 100} %)`;
}

function formatKnown(share: number | null, format: (share: number) => string): string {
  return share === null ? "–" : format(share);
}
