import type { Where } from "../coverage-map";

/** What the dimensions of an older map, and their values, are called in a newer one. */
export type Renamed = Map<string, { id: string; values: Map<string, string> }>;

/** A rule of the older map in the words of the newer one; what is no longer there keeps its name. */
export function renameWhere(where: Where, renamed: Renamed): Where {
  return Object.fromEntries(
    Object.entries(where).map(([id, values]) => {
      const dimension = renamed.get(id);
      return [dimension?.id ?? id, values.map((value) => dimension?.values.get(value) ?? value)];
    }),
  );
}
