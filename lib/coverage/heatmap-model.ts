import { formatBucketName, formatBucketSentence, listUncounted } from "@/lib/format/bucket-sentence";
import { formatCount, formatCoverage, formatRate } from "@/lib/format/number";
import type { Bucket, BucketStatus, CrossingDimension, CrossingResult, Marginal } from "./crossing-result";
import { type LineOrder, sortLines } from "./heatmap-order";
import { buildHeatmapScale, type CellColor, type HeatmapScale, type Metric } from "./heatmap-scale";

export type HeatmapCell = {
  /** `filtered` where a filter on this row or column leaves the bucket out; `absent` for a pair of
   * values that the map does not declare and no observation holds. */
  status: BucketStatus | "filtered" | "absent";
  bucket: Bucket | null;
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

export type HeatmapLine = {
  id: string;
  label: string;
  declared: boolean;
  /** Left out by a filter on this dimension. */
  filtered: boolean;
  /** `share` is the length of its bar, null where there is nothing to compare. */
  total: { value: string; detail: string; share: number | null } | null;
};

export type HeatmapModel = {
  rowDimension: CrossingDimension;
  /** Null where one dimension is crossed with nothing; there is one column then. */
  columnDimension: CrossingDimension | null;
  rows: HeatmapLine[];
  columns: HeatmapLine[];
  /** By row, then column. */
  cells: HeatmapCell[][];
  scale: HeatmapScale;
  /** False where a filter hides every goal, so that coverage is a plain count of hits. */
  hasGoals: boolean;
};

export type HeatmapOptions = {
  metric: Metric;
  rowOrder: LineOrder;
  columnOrder: LineOrder;
  /** Every declared value of each crossed dimension, so that filtered ones keep their place. */
  values: { id: string; label: string }[][];
};

type Line = Omit<HeatmapLine, "total"> & { buckets: Bucket[]; marginal: Marginal | null };

/** The heatmap of a crossing of one or two dimensions, ready to be drawn. */
export function buildHeatmapModel(crossing: CrossingResult, options: HeatmapOptions): HeatmapModel {
  const [rowDimension, columnDimension = null] = crossing.by as [CrossingDimension, CrossingDimension?];
  const scale = buildHeatmapScale(options.metric, crossing.buckets);
  const rows = sortLines(listLines(crossing, 0, options), options.rowOrder);
  const columns = columnDimension
    ? sortLines(listLines(crossing, 1, options), options.columnOrder)
    : [listAll(crossing)];
  const buckets = new Map(crossing.buckets.map((bucket) => [getKey(listIds(bucket, crossing)), bucket]));
  const cells = rows.map((row) =>
    columns.map((column) => {
      const lines = columnDimension ? [row, column] : [row];
      const labels = lines.map((line) => line.label);
      const bucket = buckets.get(getKey(lines.map((line) => line.id)));
      return bucket ? buildCell(bucket, labels, scale) : buildEmptyCell(lines, labels);
    }),
  );
  const total = (lines: Line[]) =>
    lines.map((line) => ({ ...line, total: buildTotal(line, lines, options.metric) }));
  const hasGoals = crossing.buckets.some(({ goal }) => goal !== null);
  return {
    rowDimension,
    columnDimension,
    rows: total(rows),
    columns: total(columns),
    cells,
    scale,
    hasGoals,
  };
}

/** Position of a bucket among the model's cells, or null where it is not shown. */
export function findCell(
  model: HeatmapModel,
  at: Record<string, string>,
): { row: number; column: number } | null {
  const row = model.rows.findIndex((line) => line.id === at[model.rowDimension.id]);
  const dimension = model.columnDimension;
  const column = dimension ? model.columns.findIndex((line) => line.id === at[dimension.id]) : 0;
  return row < 0 || column < 0 ? null : { row, column };
}

/** The values of a cell by dimension id, also where no bucket is there. */
export function getPlace(
  model: HeatmapModel,
  { row, column }: { row: number; column: number },
): Bucket["at"] {
  const { rowDimension, columnDimension } = model;
  const place = { [rowDimension.id]: model.rows[row]!.id };
  return columnDimension ? { ...place, [columnDimension.id]: model.columns[column]!.id } : place;
}

function listLines(crossing: CrossingResult, index: number, options: HeatmapOptions): Line[] {
  const dimension = crossing.by[index]!;
  const shown = dimension.values;
  const marginals = crossing.marginals[index] ?? [];
  const missing = (options.values[index] ?? []).filter(({ id }) => !shown.some((value) => value.id === id));
  const order = new Map((options.values[index] ?? []).map(({ id }, position) => [id, position]));
  return [
    ...shown.map((value) => ({
      ...value,
      filtered: false,
      buckets: crossing.buckets.filter((bucket) => bucket.at[dimension.id] === value.id),
      marginal: marginals.find((marginal) => marginal.value === value.id) ?? null,
    })),
    ...missing.map((value) => ({ ...value, declared: true, filtered: true, buckets: [], marginal: null })),
  ].sort(
    (a, b) =>
      (order.get(a.id) ?? Number.POSITIVE_INFINITY) - (order.get(b.id) ?? Number.POSITIVE_INFINITY) || 0,
  );
}

function listAll(crossing: CrossingResult): Line {
  return { id: "", label: "All", declared: true, filtered: false, buckets: crossing.buckets, marginal: null };
}

function listIds(bucket: Bucket, crossing: CrossingResult): string[] {
  return crossing.by.map((dimension) => bucket.at[dimension.id]!);
}

function getKey(ids: string[]): string {
  return JSON.stringify(ids);
}

function buildEmptyCell(lines: Line[], labels: string[]): HeatmapCell {
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

function buildCell(bucket: Bucket, labels: string[], scale: HeatmapScale): HeatmapCell {
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

function printCoverage(bucket: Bucket): { value: string; detail: string } {
  const { hits, goal, grade } = bucket;
  if (hits === 0) return printEmpty(bucket);
  if (grade === null || goal === null)
    return { value: formatCount(hits), detail: hits === 1 ? "hit" : "hits" };
  return { value: formatCoverage(grade), detail: `${formatCount(hits)} of ${formatCount(goal)}` };
}

function printFailures(bucket: Bucket): { value: string; detail: string } {
  const { hits, fail, failure_rate } = bucket;
  if (hits === 0) return printEmpty(bucket);
  if (failure_rate === null) return { value: "–", detail: formatCount(hits) };
  return { value: formatRate(failure_rate), detail: `${formatCount(fail)} of ${formatCount(hits)}` };
}

function printEmpty(bucket: Bucket): { value: string; detail: string } {
  const { status, goal } = bucket;
  if (status === "ignored" || status === "illegal") return { value: "–", detail: status };
  if (status === "other") {
    // Nothing was planned here, so nothing is missing; a cell has room for one kind.
    const [first = "", ...more] = listUncounted(bucket);
    return { value: "0 hits", detail: more.length > 0 ? `${first} …` : first };
  }
  return { value: "hole", detail: goal === null ? "0 hits" : `0 of ${formatCount(goal)}` };
}

function buildTotal(line: Line, lines: Line[], metric: Metric): HeatmapLine["total"] {
  if (line.filtered) return null;
  if (metric === "coverage") {
    const countable = line.buckets.filter(
      ({ status }) => status === "hole" || status === "partial" || status === "covered",
    );
    const covered = countable.filter(({ status }) => status === "covered").length;
    const hits = line.marginal?.hits;
    if (line.buckets.every(({ goal }) => goal === null)) {
      return hits === undefined ? null : { value: formatCount(hits), detail: "hits", share: null };
    }
    return {
      value: `${formatCount(covered)} of ${formatCount(countable.length)}`,
      detail: hits === undefined ? "covered" : `${formatCount(hits)} hits`,
      share: countable.length === 0 ? 0 : covered / countable.length,
    };
  }
  if (line.marginal === null || line.marginal.failure_rate === null) return null;
  const highest = Math.max(...lines.map((other) => other.marginal?.failure_rate ?? 0));
  return {
    value: formatRate(line.marginal.failure_rate),
    detail: `of ${formatCount(line.marginal.hits)}`,
    share: highest === 0 ? 0 : line.marginal.failure_rate / highest,
  };
}
