import type { CountedBucket, CountedMarginal } from "./counting";

export const LINE_ORDERS = ["map", "name", "gap", "failures", "metric"] as const;

/**
 * Order of the map's rows or columns: as in the map file; by label; most missing hits first; or
 * highest failure rate first, judged by the interval's lower end so that 1 of 2 does not lead; or by
 * what the map is coloured by.
 */
export type LineOrder = (typeof LINE_ORDERS)[number];

/** What a row or column is ordered by. */
export type OrderedLine = {
  label: string;
  /** Whether the map declares the value; the others stay behind. */
  declared: boolean;
  filtered: boolean;
  buckets: CountedBucket[];
  marginal: CountedMarginal | null;
};

/** Sorts rows or columns; those filtered out or undeclared come last, ties keep the order of the map. */
export function sortLines<T extends OrderedLine>(
  lines: T[],
  order: LineOrder,
  rankByMetric: (line: OrderedLine) => number | null,
): T[] {
  if (order === "map") return lines;
  const rank = (line: T) => rankByMetric(line) ?? Number.NEGATIVE_INFINITY;
  return lines.toSorted(
    (a, b) =>
      rankLast(a) - rankLast(b) ||
      (order === "metric" ? compareNumbers(rank(b), rank(a)) : compareLines(a, b, order)),
  );
}

function rankLast(line: OrderedLine): number {
  return line.filtered ? 2 : line.declared ? 0 : 1;
}

function compareLines(a: OrderedLine, b: OrderedLine, order: Exclude<LineOrder, "map" | "metric">): number {
  if (order === "name") return a.label.localeCompare(b.label, "en", { numeric: true });
  if (order === "gap") return countMissing(b) - countMissing(a) || countHoles(b) - countHoles(a);
  return getLowerBound(b) - getLowerBound(a);
}

/** Infinities are equal to each other, which their difference would not tell. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function countMissing(line: OrderedLine): number {
  return line.buckets.reduce((sum, { goal, hits }) => sum + Math.max(0, (goal ?? 0) - hits), 0);
}

function countHoles(line: OrderedLine): number {
  return line.buckets.filter((bucket) => bucket.status === "hole").length;
}

function getLowerBound({ marginal }: OrderedLine): number {
  if (!marginal) return -1;
  // Where a filter leaves no rate, it leaves none to any line: those with failures stand by their number.
  return marginal.interval?.low ?? (marginal.fail || -1);
}
