import type { Bucket } from "@/lib/coverage/crossing-result";
import { formatBound, formatCount, formatCoverageFigure, formatQuantity, formatRateFigure } from "./number";

/** The name of a bucket from its values' labels: "profit by AI CEO". */
export function formatBucketName(labels: string[]): string {
  return labels.join(" by ");
}

/**
 * A bucket said aloud: "profit by AI CEO: 200 of 870 hits, 23 percent; 1 failure, 0.5 percent,
 * interval 0.1 to 2.8".
 */
export function formatBucketSentence(labels: string[], bucket: Bucket): string {
  const notes = [
    describeExclusion(bucket),
    describeHits(bucket),
    describeFailures(bucket),
    describeMarks(bucket),
  ];
  return `${formatBucketName(labels)}: ${notes.filter((note) => note !== "").join("; ")}`;
}

function describeExclusion({ status, reason, hits }: Bucket): string {
  if (status === "illegal") return `illegal${hits > 0 ? ", alarm" : ""}${reason ? `, ${reason}` : ""}`;
  if (status === "ignored") return `ignored${reason ? `, ${reason}` : ""}`;
  if (status === "other") return "not declared by the map";
  return "";
}

function describeHits({ status, hits, goal, grade }: Bucket): string {
  const hole = status === "hole" ? "hole, " : "";
  if (goal === null || grade === null) return `${hole}${formatQuantity(hits, "hit")}`;
  const share = hits === 0 ? "" : `, ${formatCoverageFigure(grade)} percent`;
  return `${hole}${formatCount(hits)} of ${formatCount(goal)} hits${share}`;
}

function describeFailures({ fail, failure_rate, interval }: Bucket): string {
  if (failure_rate === null || interval === null) return "";
  const bounds = `interval ${formatBound(interval.low)} to ${formatBound(interval.high)}`;
  return `${formatQuantity(fail, "failure")}, ${formatRateFigure(failure_rate)} percent, ${bounds}`;
}

function describeMarks({ held_out }: Bucket): string {
  return held_out ? "held out" : "";
}
