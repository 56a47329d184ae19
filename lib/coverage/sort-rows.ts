import { AWARENESS, type Cube } from "./cube";

/** State and awareness of a row as one number from 0. */
export function getStateCode({ state, aware }: Cube, row: number): number {
  return state[row]! * AWARENESS.length + aware[row]!;
}

/**
 * Rows of a cube in the order of their coordinates, then of state and awareness: a counting sort by
 * each column, the last first. Neighbours then look alike, which is what compresses.
 */
export function sortRows(cube: Cube): Uint32Array {
  const codes = Int16Array.from({ length: cube.size }, (_, row) => getStateCode(cube, row));
  const rows = Uint32Array.from({ length: cube.size }, (_, row) => row);
  return [codes, ...cube.coords.toReversed()].reduce(sortBy, rows);
}

function sortBy(rows: Uint32Array, column: Int16Array): Uint32Array {
  const least = column.reduce((min, value) => Math.min(min, value), 0);
  const most = column.reduce((max, value) => Math.max(max, value), 0);
  const starts = new Uint32Array(most - least + 2);
  for (const value of column) starts[value - least + 1]!++;
  for (let place = 1; place < starts.length; place++) starts[place]! += starts[place - 1]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[starts[column[row]! - least]!++] = row;
  return sorted;
}
