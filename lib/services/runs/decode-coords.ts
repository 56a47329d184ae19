import { listValueIds } from "@/lib/coverage/axis";
import { type CoverageMap, NONE, OTHER } from "@/lib/map/coverage-map";

/**
 * Turns stored coordinates into value ids by dimension id; `sets` are the members of value sets by
 * dimension and ordinal, null where a dimension is single-valued.
 */
export function createCoordsDecoder(map: CoverageMap | null, sets: readonly (number[][] | null)[]) {
  const dimensions = (map?.dimensions ?? []).map((dimension, d) => {
    const ids = listValueIds(dimension);
    const declared = dimension.values.length;
    const getId = (ordinal: number) =>
      ids[ordinal === OTHER ? declared : ordinal === NONE ? declared + 1 : ordinal]!;
    return { id: dimension.id, getId, sets: sets[d] ?? null };
  });
  return (coords: readonly number[]): Record<string, string[]> =>
    Object.fromEntries(
      dimensions.map((dimension, d) => {
        const members = dimension.sets ? dimension.sets[coords[d]!]! : [coords[d]!];
        return [dimension.id, members.map(dimension.getId)];
      }),
    );
}
