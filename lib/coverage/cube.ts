/** States of an observation, in the order of their stored codes. A new state goes at the end. */
export const STATES = [
  "pass",
  "fail",
  "fail_confirmed",
  "fail_spec",
  "fail_checker",
  "fail_simulation",
  "invalid",
  "error",
  "unscored",
  "item",
] as const;
export type State = (typeof STATES)[number];

/** Eval awareness of an observation, in the order of its stored codes. */
export const AWARENESS = ["no", "yes", "unknown"] as const;
export type Awareness = (typeof AWARENESS)[number];

/** One group of observations that share coordinates, state and awareness. */
export type CubeRow = { coords: number[]; state: number; aware: number; n: number };

/**
 * Counts of observations, columnar. Row i holds `n[i]` observations whose ordinal in
 * dimension d is `coords[d][i]`: the position of a value in the map, `OTHER` or `NONE`,
 * or for a multi-valued dimension the ordinal of a set in `sets[d]`.
 */
export type Cube = {
  size: number;
  coords: Int16Array[];
  state: Uint8Array;
  aware: Uint8Array;
  n: Float64Array;
  /** Per dimension: members of each value set by its ordinal, or null where single-valued. */
  sets: (number[][] | null)[];
  /** Whether it counts the runs of some days alone: goals and grades are hidden then, as they are never scaled. */
  dated: boolean;
};

/** Builds a cube from rows; `sets` has one entry a dimension of the map. */
export function buildCube(rows: Iterable<CubeRow>, sets: (number[][] | null)[]): Cube {
  const list = Array.isArray(rows) ? (rows as CubeRow[]) : [...rows];
  const size = list.length;
  const coords = sets.map(() => new Int16Array(size));
  const state = new Uint8Array(size);
  const aware = new Uint8Array(size);
  const n = new Float64Array(size);
  list.forEach((row, i) => {
    for (let d = 0; d < coords.length; d++) coords[d]![i] = row.coords[d]!;
    state[i] = row.state;
    aware[i] = row.aware;
    n[i] = row.n;
  });
  return { size, coords, state, aware, n, sets, dated: false };
}
