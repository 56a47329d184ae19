import { formatBucketName } from "@/lib/format/bucket-sentence";
import type { CoverageMap } from "@/lib/map/coverage-map";

/**
 * A bucket in the order of the map's dimensions, with the name that its values' labels make. What the
 * map has no longer is named by its ids, and comes last.
 */
export function labelBucket(
  at: Record<string, string>,
  map: CoverageMap | null,
): { at: Record<string, string>; label: string } {
  const known = (map?.dimensions ?? []).filter(({ id }) => Object.hasOwn(at, id));
  const unknown = Object.keys(at)
    .filter((id) => known.every((dimension) => dimension.id !== id))
    .toSorted();
  const labels = known.map(({ id, values }) => values.find((value) => value.id === at[id])?.label ?? at[id]!);
  return {
    at: Object.fromEntries([...known.map(({ id }) => id), ...unknown].map((id) => [id, at[id]!])),
    label: formatBucketName([...labels, ...unknown.map((id) => `${id} ${at[id]}`)]),
  };
}
