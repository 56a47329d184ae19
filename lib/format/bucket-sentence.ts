import { type CountedBucket, getOtherCounting } from "@/lib/coverage/counting";
import { formatKeptHits } from "./kept-hits";
import { formatBound, formatCount, formatCoverageFigure, formatQuantity, formatRateFigure } from "./number";
import { STATUS_NAMES } from "./status-names";

/** The name of a bucket from its values' labels: "profit by AI CEO". */
export function formatBucketName(labels: string[]): string {
  return labels.join(" by ");
}

/**
 * A bucket said aloud: "profit by AI CEO: 200 of 870 hits, 23 percent; 1 failure, 0.5 percent,
 * interval 0.1 to 2.8". Where verdicts change it, the other way of counting follows: "adjudicated
 * 0 failures of 198, 0 percent, covered to 22 percent". `metric` is what the map shows besides.
 */
export function formatBucketSentence(labels: string[], bucket: CountedBucket, metric = ""): string {
  const notes = [
    describeExclusion(bucket),
    describeHits(bucket),
    describeFailures(bucket),
    metric,
    describeBeside(bucket),
    describeMarks(bucket),
  ];
  return `${formatBucketName(labels)}: ${notes.filter((note) => note !== "").join("; ")}`;
}

/** What a bucket holds besides hits, by kind: "653 unscored", "1 error". */
export function listUncounted({ unscored, invalid, error, excluded }: CountedBucket): string[] {
  const kinds: [number, string][] = [
    [unscored, "unscored"],
    [invalid, "invalid"],
    [error, error === 1 ? "error" : "errors"],
    [excluded.ignored, "ignored"],
    [excluded.illegal, "illegal"],
  ];
  return kinds.flatMap(([count, name]) => (count > 0 ? `${formatCount(count)} ${name}` : []));
}

function describeExclusion({ status, reason, hits }: CountedBucket): string {
  if (status === "illegal") return `illegal${hits > 0 ? ", alarm" : ""}${reason ? `, ${reason}` : ""}`;
  if (status === "ignored") return `ignored${reason ? `, ${reason}` : ""}`;
  if (status === "other") return `${STATUS_NAMES.other} by the map`;
  return "";
}

function describeHits(bucket: CountedBucket): string {
  const { status, hits, goal, grade } = bucket;
  const hole = status === "hole" ? "hole, " : "";
  if ((status === "other" && hits === 0) || status === "filtered") {
    return [formatKeptHits(bucket), ...listUncounted(bucket)].join(", ");
  }
  if (goal === null || grade === null) return `${hole}${formatKeptHits(bucket)}`;
  const share = hits === 0 ? "" : `, ${formatCoverageFigure(grade)} percent`;
  return `${hole}${formatCount(hits)} of ${formatCount(goal)} hits${share}`;
}

function describeFailures({ fail, failure_rate, interval }: CountedBucket): string {
  if (failure_rate === null || interval === null) return "";
  const bounds = `interval ${formatBound(interval.low)} to ${formatBound(interval.high)}`;
  return `${formatQuantity(fail, "failure")}, ${formatRateFigure(failure_rate)} percent, ${bounds}`;
}

function describeBeside(bucket: CountedBucket): string {
  const { counting, beside } = bucket;
  if (beside === null) return "";
  const { fail, hits, failure_rate, grade } = beside;
  const rate = failure_rate === null ? "" : `, ${formatRateFigure(failure_rate)} percent`;
  const coverage =
    grade === null || grade === bucket.grade
      ? ""
      : beside.status === "hole"
        ? ", a hole"
        : `, covered to ${formatCoverageFigure(grade)} percent`;
  return `${getOtherCounting(counting)} ${formatQuantity(fail, "failure")} of ${formatCount(hits)}${rate}${coverage}`;
}

function describeMarks({ held_out }: CountedBucket): string {
  return held_out ? "held out" : "";
}
