import type { Counting } from "./counting";
import type { Line } from "./heatmap-lines";
import { listBeside } from "./list-beside";
import type { LineTotal, Metric, Totalled } from "./metrics/metric";

/** What stands at the end of a row or column. */
export type HeatmapTotal = {
  /** "3 of 5" buckets covered; "1.9 %"; "2,236 hits" where no bucket has a goal. */
  value: string;
  /** "2,236 hits", or nothing. */
  detail: string;
  /** Length of its bar, null where there is nothing to compare. */
  share: number | null;
  /** What the other way of counting prints where it prints something else, a line each. */
  beside: string[];
};

/** A row or column as it is drawn. */
export type HeatmapLine = Omit<Line, "buckets" | "marginal"> & { total: HeatmapTotal | null };

const NO_HITS: LineTotal = { value: "no hits", detail: "", size: null };

/** Rows or columns with their totals; bars compare with the others of their kind. */
export function totalLines(
  lines: Line[],
  { metric, counting }: { metric: Metric; counting: Counting },
): HeatmapLine[] {
  const totals = lines.map((line) => (line.filtered ? null : metric.total(line)));
  const end = metric.barEnd ?? Math.max(0, ...totals.map((total) => total?.size ?? 0));
  return lines.map((line, i) => ({
    ...line,
    total: line.filtered ? null : buildTotal(totals[i]!, metric.total(countOtherLine(line)), end, counting),
  }));
}

function buildTotal(
  own: LineTotal | null,
  other: LineTotal | null,
  end: number,
  counting: Counting,
): HeatmapTotal | null {
  if (own === null && other === null) return null;
  const { value, detail, size } = own ?? NO_HITS;
  const beside = other ?? NO_HITS;
  return {
    value,
    detail,
    share: size === null ? null : end === 0 ? 0 : Math.min(1, size / end),
    beside: listBeside([value, detail], [beside.value, beside.detail], counting),
  };
}

/** A row or column as the other way of counting has it. */
function countOtherLine({ buckets, marginal }: Totalled): Totalled {
  return {
    buckets: buckets.map((bucket) => ({ ...bucket, ...bucket.beside })),
    marginal: marginal && { ...marginal, ...marginal.beside },
  };
}
