import { formatCount, formatQuantity, formatRate } from "@/lib/format/number";
import type { Counting } from "./counting";
import type { Line } from "./heatmap-lines";
import type { Metric } from "./heatmap-scale";
import { listBeside } from "./list-beside";

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

type Figures = Omit<HeatmapTotal, "beside">;
type Totalled = Pick<Line, "buckets" | "marginal">;

const NO_HITS: Figures = { value: "no hits", detail: "", share: null };

/** The total of a row or column, among all of its kind; null where there is nothing to total. */
export function buildTotal(
  line: Line,
  lines: Line[],
  { metric, counting }: { metric: Metric; counting: Counting },
): HeatmapTotal | null {
  if (line.filtered) return null;
  const print = metric === "coverage" ? printCoverage : printFailures;
  const highest = Math.max(...lines.map(({ marginal }) => marginal?.failure_rate ?? 0));
  const printed = [print(line, highest), print(countOtherLine(line), highest)];
  if (printed.every((figures) => figures === null)) return null;
  const [own, other] = printed.map((figures) => figures ?? NO_HITS) as [Figures, Figures];
  return { ...own, beside: listBeside([own.value, own.detail], [other.value, other.detail], counting) };
}

/** A row or column as the other way of counting has it. */
function countOtherLine({ buckets, marginal }: Totalled): Totalled {
  return {
    buckets: buckets.map((bucket) => ({ ...bucket, ...bucket.beside })),
    marginal: marginal && { ...marginal, ...marginal.beside },
  };
}

function printCoverage({ buckets, marginal }: Totalled): Figures | null {
  const hits = marginal && formatQuantity(marginal.hits, "hit");
  if (buckets.every(({ goal }) => goal === null))
    return hits ? { value: hits, detail: "", share: null } : null;
  const countable = buckets.filter(
    ({ status }) => status === "hole" || status === "partial" || status === "covered",
  );
  const covered = countable.filter(({ status }) => status === "covered").length;
  return {
    value: `${formatCount(covered)} of ${formatCount(countable.length)}`,
    detail: hits ?? "covered",
    share: countable.length === 0 ? 0 : covered / countable.length,
  };
}

function printFailures({ marginal }: Totalled, highest: number): Figures | null {
  const { failure_rate: rate = null, hits = 0 } = marginal ?? {};
  if (rate === null) return null;
  const share = highest === 0 ? 0 : Math.min(1, rate / highest);
  return { value: formatRate(rate), detail: formatQuantity(hits, "hit"), share };
}
