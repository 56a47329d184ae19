import { formatBucketName, formatBucketSentence, listUncounted } from "@/lib/format/bucket-sentence";
import { formatCount, formatCoverage, formatRate } from "@/lib/format/number";
import type { CountedBucket } from "./counting";
import type { BucketStatus } from "./crossing-result";
import type { Line } from "./heatmap-lines";
import type { CellColor, HeatmapScale, Metric } from "./heatmap-scale";
import { listBeside } from "./list-beside";

export type HeatmapCell = {
  /** `filtered` where a filter on this row or column leaves the bucket out; `absent` for a pair of
   * values that the map does not declare and no observation holds. */
  status: BucketStatus | "filtered" | "absent";
  bucket: CountedBucket | null;
  /** The printed figure: "23 %", "0.5 %", "hole". */
  value: string;
  /** The second line: "200 of 870", "1 of 200". */
  detail: string;
  /** What the other way of counting prints, where it prints something else: "adj. 1.3 %". Of two lines
   * that differ the first: a cell has room for one. */
  beside: string | null;
  color: CellColor | null;
  /** Hits in a bucket that must never occur. */
  alarm: boolean;
  /** The bucket as a sentence. */
  sentence: string;
};

type Printed = Pick<HeatmapCell, "value" | "detail">;

/** The place of a pair of values that has no bucket. */
export function buildEmptyCell(lines: Line[], labels: string[]): HeatmapCell {
  const isFiltered = lines.some((line) => line.filtered);
  return {
    status: isFiltered ? "filtered" : "absent",
    bucket: null,
    value: "",
    detail: "",
    beside: null,
    color: null,
    alarm: false,
    sentence: `${formatBucketName(labels)}: ${isFiltered ? "filtered out" : "nothing observed"}`,
  };
}

/** A bucket as it is drawn, by the metric of the scale. */
export function buildCell(bucket: CountedBucket, labels: string[], scale: HeatmapScale): HeatmapCell {
  const isExcluded = bucket.status === "ignored" || bucket.status === "illegal";
  const own = printBucket(bucket, scale.metric);
  const other = printBucket({ ...bucket, ...bucket.beside }, scale.metric);
  return {
    status: bucket.status,
    bucket,
    ...own,
    beside: listBeside([own.value, own.detail], [other.value, other.detail], bucket.counting)[0] ?? null,
    color: isExcluded || bucket.hits === 0 ? null : (scale.getStep(bucket)?.color ?? null),
    alarm: bucket.status === "illegal" && bucket.hits > 0,
    sentence: formatBucketSentence(labels, bucket),
  };
}

function printBucket(bucket: CountedBucket, metric: Metric): Printed {
  if (bucket.hits === 0) return printEmpty(bucket);
  return metric === "coverage" ? printCoverage(bucket) : printFailures(bucket);
}

function printCoverage({ hits, goal, grade }: CountedBucket): Printed {
  if (grade === null || goal === null)
    return { value: formatCount(hits), detail: hits === 1 ? "hit" : "hits" };
  return { value: formatCoverage(grade), detail: `${formatCount(hits)} of ${formatCount(goal)}` };
}

function printFailures({ hits, fail, failure_rate }: CountedBucket): Printed {
  if (failure_rate === null) return { value: "–", detail: formatCount(hits) };
  return { value: formatRate(failure_rate), detail: `${formatCount(fail)} of ${formatCount(hits)}` };
}

function printEmpty(bucket: CountedBucket): Printed {
  const { status, goal } = bucket;
  if (status === "ignored" || status === "illegal") return { value: "–", detail: status };
  if (status === "other") {
    // Nothing was planned here, so nothing is missing; a cell has room for one kind.
    const [first = "", ...more] = listUncounted(bucket);
    return { value: "0 hits", detail: more.length > 0 ? `${first} …` : first };
  }
  return { value: "hole", detail: goal === null ? "0 hits" : `0 of ${formatCount(goal)}` };
}
