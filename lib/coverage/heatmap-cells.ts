import { formatBucketName, formatBucketSentence, listUncounted } from "@/lib/format/bucket-sentence";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { STATUS_NAMES } from "@/lib/format/status-names";
import { type CountedBucket, isExcluded } from "./counting";
import type { BucketStatus } from "./crossing-result";
import type { Line } from "./heatmap-lines";
import { listBeside } from "./list-beside";
import { type Metric, NO_VALUE, type Printed } from "./metrics/metric";
import { getMetric } from "./metrics/metric-registry";
import type { CellColor, HeatmapScale } from "./metrics/scale";

export type HeatmapCell = {
  /** `filtered` also where a filter on this row or column leaves the bucket out; `absent` for a pair of
   * values that the map does not declare and no observation holds. */
  status: BucketStatus | "absent";
  bucket: CountedBucket | null;
  /** The printed figure: "23 %", "0.5 %", "hole", "0 kept". */
  value: string;
  /** The second line: "200 of 870", "1 of 200". */
  detail: string;
  /** What the other way of counting prints, where it prints something else: "adj. 1.3 %". Of two lines
   * that differ the first: a cell has room for one. */
  beside: string | null;
  color: CellColor | null;
  /** Observations are there, but no value of the metric, as a rate has none of training items. */
  isUnknown: boolean;
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
    beside: null,
    color: null,
    isUnknown: false,
    alarm: false,
    sentence: `${formatBucketName(labels)}: ${isFiltered ? STATUS_NAMES.filtered : "nothing observed"}`,
  };
}

/** A bucket as it is drawn, by the metric of the scale. */
export function buildCell(bucket: CountedBucket, labels: string[], scale: HeatmapScale): HeatmapCell {
  const metric = getMetric(scale.metric);
  const own = printBucket(bucket, metric);
  const other = printBucket({ ...bucket, ...bucket.beside }, metric);
  const isShown = !isExcluded(bucket) && !isEmpty(bucket, metric);
  return {
    status: bucket.status,
    bucket,
    ...own,
    beside: listBeside([own.value, own.detail], [other.value, other.detail], bucket.counting)[0] ?? null,
    color: isShown ? (scale.getStep(bucket)?.color ?? null) : null,
    isUnknown: isShown && own.value === NO_VALUE,
    alarm: bucket.status === "illegal" && bucket.hits > 0,
    sentence: formatBucketSentence(labels, bucket, metric.say(bucket)),
  };
}

function printBucket(bucket: CountedBucket, metric: Metric): Printed {
  return isEmpty(bucket, metric) ? printEmpty(bucket) : metric.print(bucket);
}

/** Whether a bucket shows that nothing is there; what is set apart is there also without hits. */
function isEmpty(bucket: CountedBucket, metric: Metric): boolean {
  if (bucket.hits > 0) return false;
  return metric.isOfHits || isExcluded(bucket) || metric.read(bucket) === null;
}

function printEmpty(bucket: CountedBucket): Printed {
  const { status, goal, filtered = 0 } = bucket;
  if (isExcluded(bucket)) return { value: NO_VALUE, detail: status };
  if (filtered > 0) return { value: "0 kept", detail: `of ${formatQuantity(filtered, "hit")}` };
  if (status === "other") {
    // Nothing was planned here, so nothing is missing; a cell has room for one kind.
    const [first = "", ...more] = listUncounted(bucket);
    return { value: "0 hits", detail: more.length > 0 ? `${first} …` : first };
  }
  return { value: "hole", detail: goal === null ? "0 hits" : `0 of ${formatCount(goal)}` };
}
