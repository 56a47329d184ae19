import type { CoverageMap } from "@/lib/map/coverage-map";
import { buildAxis } from "./axis";
import { type Cube, STATES } from "./cube";
import type { Filter } from "./filter";
import { STATE_FILTERS } from "./state-filter";

/** Observations by value id, by the id of a dimension, `@outcome` or `@verdict`. */
export type Facets = Map<string, Map<string, number>>;

/** What a filter can be on: a column of the cube, whose codes stand for values. */
type Facet = {
  id: string;
  column: Int16Array | Uint8Array;
  /** What to add to a stored number to get its code. */
  shift: number;
  ids: string[];
  /** Places in `ids` that an observation of a code belongs to. */
  positions: readonly (readonly number[])[];
};

/**
 * Counts, for each value that can be filtered by, the observations that would be kept if the filters of
 * its own dimension were that value alone: those of the others hold. One pass over the cube's rows.
 */
export function countFacets(cube: Cube, map: CoverageMap, where: readonly Filter[]): Facets {
  const facets = listFacets(cube, map);
  const tables = facets.map((facet) =>
    buildTable(
      facet,
      where.filter(({ dimension }) => dimension === facet.id),
    ),
  );
  const tallies = facets.map(({ positions }) => new Float64Array(positions.length));
  const filtered = [...tables.keys()].filter((f) => tables[f] !== null);
  for (let row = 0; row < cube.size; row++) {
    const failed = findFailed(facets, tables, filtered, row);
    if (failed === SEVERAL) continue;
    const n = cube.n[row]!;
    if (failed !== NONE_FAILED) {
      const { column, shift } = facets[failed]!;
      tallies[failed]![column[row]! + shift]! += n;
      continue;
    }
    for (let f = 0; f < facets.length; f++) {
      const { column, shift } = facets[f]!;
      tallies[f]![column[row]! + shift]! += n;
    }
  }
  return new Map(facets.map((facet, f) => [facet.id, addUp(facet, tallies[f]!)]));
}

const NONE_FAILED = -1;
const SEVERAL = -2;

/** The facet whose filters alone leave a row out; whether there is none, or several. */
function findFailed(facets: Facet[], tables: (Uint8Array | null)[], filtered: number[], row: number): number {
  let failed = NONE_FAILED;
  for (const f of filtered) {
    const { column, shift } = facets[f]!;
    if (tables[f]![column[row]! + shift] === 1) continue;
    if (failed !== NONE_FAILED) return SEVERAL;
    failed = f;
  }
  return failed;
}

function listFacets(cube: Cube, map: CoverageMap): Facet[] {
  const dimensions = map.dimensions.map(({ id }, index): Facet => {
    const { ids, shift, positions } = buildAxis(map, index, cube.sets[index] ?? null);
    return { id, column: cube.coords[index]!, shift, ids, positions };
  });
  const states = STATE_FILTERS.map(({ id, values }): Facet => {
    const positions = STATES.map((_, state) =>
      values.flatMap((v, at) => (v.states.includes(state) ? at : [])),
    );
    return { id, column: cube.state, shift: 0, ids: values.map((value) => value.id), positions };
  });
  return [...dimensions, ...states];
}

/** 1 for each code that all the filters keep; null where there are none. */
function buildTable({ ids, positions }: Facet, filters: Filter[]): Uint8Array | null {
  if (filters.length === 0) return null;
  const named = filters.map(({ values, negate }) => ({
    places: values.map((id) => ids.indexOf(id)),
    negate,
  }));
  return Uint8Array.from(positions, (held) =>
    Number(named.every(({ places, negate }) => held.some((place) => places.includes(place)) !== negate)),
  );
}

function addUp({ ids, positions }: Facet, tally: Float64Array): Map<string, number> {
  const counts = new Map(ids.map((id) => [id, 0]));
  positions.forEach((held, code) => {
    for (const place of held) counts.set(ids[place]!, counts.get(ids[place]!)! + tally[code]!);
  });
  return counts;
}
