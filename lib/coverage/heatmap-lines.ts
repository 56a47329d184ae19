import type { CountedBucket, CountedCrossing, CountedMarginal } from "./counting";

/** A row or column before it is totalled: what it holds and what it is ordered by. */
export type Line = {
  id: string;
  label: string;
  /** Among the values that the map declares; null of one that it does not. */
  position: number | null;
  declared: boolean;
  /** Left out by a filter on this dimension. */
  filtered: boolean;
  buckets: CountedBucket[];
  marginal: CountedMarginal | null;
};

/**
 * Rows or columns of a crossed dimension in the map's order; `values` are all those it declares, so
 * that filtered ones keep their place.
 */
export function listLines(
  crossing: CountedCrossing,
  index: number,
  values: { id: string; label: string }[],
): Line[] {
  const dimension = crossing.by[index]!;
  const shown = dimension.values;
  const marginals = crossing.marginals[index] ?? [];
  const buckets = new Map<string, CountedBucket[]>(shown.map(({ id }) => [id, []]));
  for (const bucket of crossing.buckets) buckets.get(bucket.at[dimension.id]!)?.push(bucket);
  const missing = values.filter(({ id }) => !shown.some((value) => value.id === id));
  const order = new Map(values.map(({ id }, position) => [id, position]));
  return [
    ...shown.map((value) => ({
      ...value,
      position: order.get(value.id) ?? null,
      filtered: false,
      buckets: buckets.get(value.id)!,
      marginal: marginals.find((marginal) => marginal.value === value.id) ?? null,
    })),
    ...missing.map((value) => ({
      ...value,
      position: order.get(value.id) ?? null,
      declared: true,
      filtered: true,
      buckets: [],
      marginal: null,
    })),
  ].sort((a, b) => (a.position ?? Number.POSITIVE_INFINITY) - (b.position ?? Number.POSITIVE_INFINITY) || 0);
}

/** The one column of a crossing of one dimension. */
export function listAll(crossing: CountedCrossing): Line {
  const { buckets } = crossing;
  return { id: "", label: "All", position: 0, declared: true, filtered: false, buckets, marginal: null };
}
