import type { Cube } from "./cube";

/** A cube as JSON: one plain list a column. */
export type CubeJson = {
  coords: number[][];
  state: number[];
  aware: number[];
  n: number[];
  sets: (number[][] | null)[];
};

/** Writes a cube for the way to the browser. */
export function formatCube({ coords, state, aware, n, sets }: Cube): CubeJson {
  return {
    coords: coords.map((column) => Array.from(column)),
    state: Array.from(state),
    aware: Array.from(aware),
    n: Array.from(n),
    sets,
  };
}

/** Reads what `formatCube` wrote. */
export function parseCube({ coords, state, aware, n, sets }: CubeJson): Cube {
  return {
    size: n.length,
    coords: coords.map((column) => Int16Array.from(column)),
    state: Uint8Array.from(state),
    aware: Uint8Array.from(aware),
    n: Float64Array.from(n),
    sets,
  };
}
