import type { Cube } from "./cube";

/**
 * The counts of several campaigns under one map, added up: rows one after the other, since whatever counts
 * a cube adds equal ones. Value sets are only ever appended to, so the longest list holds the others.
 */
export function mergeCubes(cubes: readonly [Cube, ...Cube[]]): Cube {
  const [first, ...others] = cubes;
  if (others.length === 0) return first;
  const size = cubes.reduce((sum, cube) => sum + cube.size, 0);
  const merged: Cube = {
    size,
    coords: first.coords.map(() => new Int16Array(size)),
    state: new Uint8Array(size),
    aware: new Uint8Array(size),
    n: new Float64Array(size),
    sets: first.sets.map((_, d) => findLongest(cubes.map(({ sets }) => sets[d]!))),
    dated: cubes.some(({ dated }) => dated),
  };
  let start = 0;
  for (const cube of cubes) {
    for (const [d, column] of cube.coords.entries()) merged.coords[d]!.set(column, start);
    merged.state.set(cube.state, start);
    merged.aware.set(cube.aware, start);
    merged.n.set(cube.n, start);
    start += cube.size;
  }
  return merged;
}

function findLongest(lists: (number[][] | null)[]): number[][] | null {
  return lists.reduce((longest, sets) => ((sets?.length ?? 0) > (longest?.length ?? 0) ? sets : longest));
}
