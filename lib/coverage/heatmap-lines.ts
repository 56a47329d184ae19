import type { CountedBucket, CountedCrossing, CountedMarginal } from "./counting";

/** A row or column before it is totalled: what it holds and what it is ordered by. */
export type Line = {
  id: string;
  label: string;
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
      filtered: false,
      buckets: buckets.get(value.id)!,
      marginal: marginals.find((marginal) => marginal.value === value.id) ?? null,
    })),
    ...missing.map((value) => ({ ...value, declared: true, filtered: true, buckets: [], marginal: null })),
  ].sort(
    (a, b) =>
      (order.get(a.id) ?? Number.POSITIVE_INFINITY) - (order.get(b.id) ?? Number.POSITIVE_INFINITY) || 0,
  );
}

/** The one column of a crossing of one dimension. */
export function listAll(crossing: CountedCrossing): Line {
  return { id: "", label: "All", declared: true, filtered: false, buckets: crossing.buckets, marginal: null };
}
