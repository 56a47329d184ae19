import { formatBucketName, formatBucketSentence, listUncounted } from "@/lib/format/bucket-sentence";
import { formatCount, formatCoverage, formatRate } from "@/lib/format/number";
import type { CountedBucket } from "./counting";
import type { BucketStatus } from "./crossing-result";
import type { Line } from "./heatmap-lines";
import type { CellColor, HeatmapScale } from "./heatmap-scale";

export type HeatmapCell = {
  /** `filtered` where a filter on this row or column leaves the bucket out; `absent` for a pair of
   * values that the map does not declare and no observation holds. */
  status: BucketStatus | "filtered" | "absent";
  bucket: CountedBucket | null;
  /** The printed figure: "23 %", "0.5 %", "hole". */
  value: string;
  /** The second line: "200 of 870", "1 of 200". */
  detail: string;
  color: CellColor | null;
  /** Hits in a bucket that must never occur. */
  alarm: boolean;
  /** The bucket as a sentence. */
  sentence: string;
};

/** The place of a pair of values that has no bucket. */
export function buildEmptyCell(lines: Line[], labels: string[]): HeatmapCell {
  const isFiltered = lines.some((line) => line.filtered);
  return {
    status: isFiltered ? "filtered" : "absent",
    bucket: null,
    value: "",
    detail: "",
    color: null,
    alarm: false,
    sentence: `${formatBucketName(labels)}: ${isFiltered ? "filtered out" : "nothing observed"}`,
  };
}

/** A bucket as it is drawn, by the metric of the scale. */
export function buildCell(bucket: CountedBucket, labels: string[], scale: HeatmapScale): HeatmapCell {
  const isExcluded = bucket.status === "ignored" || bucket.status === "illegal";
  return {
    status: bucket.status,
    bucket,
    ...(scale.metric === "coverage" ? printCoverage(bucket) : printFailures(bucket)),
    color: isExcluded || bucket.hits === 0 ? null : (scale.getStep(bucket)?.color ?? null),
    alarm: bucket.status === "illegal" && bucket.hits > 0,
    sentence: formatBucketSentence(labels, bucket),
  };
}

function printCoverage(bucket: CountedBucket): { value: string; detail: string } {
  const { hits, goal, grade } = bucket;
  if (hits === 0) return printEmpty(bucket);
  if (grade === null || goal === null)
    return { value: formatCount(hits), detail: hits === 1 ? "hit" : "hits" };
  return { value: formatCoverage(grade), detail: `${formatCount(hits)} of ${formatCount(goal)}` };
}

function printFailures(bucket: CountedBucket): { value: string; detail: string } {
  const { hits, fail, failure_rate } = bucket;
  if (hits === 0) return printEmpty(bucket);
  if (failure_rate === null) return { value: "–", detail: formatCount(hits) };
  return { value: formatRate(failure_rate), detail: `${formatCount(fail)} of ${formatCount(hits)}` };
}

function printEmpty(bucket: CountedBucket): { value: string; detail: string } {
  const { status, goal } = bucket;
  if (status === "ignored" || status === "illegal") return { value: "–", detail: status };
  if (status === "other") {
    // Nothing was planned here, so nothing is missing; a cell has room for one kind.
    const [first = "", ...more] = listUncounted(bucket);
    return { value: "0 hits", detail: more.length > 0 ? `${first} …` : first };
  }
  return { value: "hole", detail: goal === null ? "0 hits" : `0 of ${formatCount(goal)}` };
}
