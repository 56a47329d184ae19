import type { CountedBucket, CountedMarginal } from "./counting";

export const LINE_ORDERS = ["map", "name", "gap", "failures"] as const;

/**
 * Order of the map's rows or columns: as in the map file; by label; most missing hits first; or
 * highest failure rate first, judged by the interval's lower end so that 1 of 2 does not lead.
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
export function sortLines<T extends OrderedLine>(lines: T[], order: LineOrder): T[] {
  if (order === "map") return lines;
  return lines.toSorted((a, b) => rankLast(a) - rankLast(b) || compareLines(a, b, order));
}

function rankLast(line: OrderedLine): number {
  return line.filtered ? 2 : line.declared ? 0 : 1;
}

function compareLines(a: OrderedLine, b: OrderedLine, order: Exclude<LineOrder, "map">): number {
  if (order === "name") return a.label.localeCompare(b.label, "en", { numeric: true });
  if (order === "gap") return countMissing(b) - countMissing(a) || countHoles(b) - countHoles(a);
  return getLowerBound(b) - getLowerBound(a);
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
