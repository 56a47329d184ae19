import type { Coordinate } from "@/lib/map/classify-dimension";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { buildCube, type Cube, type CubeRow } from "./cube";

/** Of a multi-valued dimension: a cube holds the ordinal of a set in two bytes. */
const MOST_SETS = 32_767;

/** Counts classified observations into a cube, in memory that grows with its cells alone. */
export function createCubeCounter(map: CoverageMap): {
  add: (observation: { coords: Coordinate[]; state: number; aware: number }) => void;
  /** Each count `factor` times: more than one where the observations are a sample. */
  build: (factor?: number) => Cube;
  /** The first dimension with more different sets of values than a cube can hold, or null. */
  readonly overfull: number | null;
} {
  const rows = new Map<string, CubeRow>();
  const sets: (number[][] | null)[] = map.dimensions.map(({ many }) => (many ? [] : null));
  const known = sets.map(() => new Map<string, number>());
  let overfull: number | null = null;

  const getOrdinal = (dimension: number, members: number[]): number => {
    const key = members.join();
    const found = known[dimension]!.get(key);
    if (found !== undefined) return found;
    const list = sets[dimension]!;
    if (list.length === MOST_SETS) {
      overfull ??= dimension;
      return 0;
    }
    known[dimension]!.set(key, list.length);
    return list.push(members) - 1;
  };

  return {
    add: ({ coords, state, aware }) => {
      const numbered = coords.map((members, d) =>
        typeof members === "number" ? members : getOrdinal(d, members),
      );
      const key = `${numbered.join()};${state};${aware}`;
      const row = rows.get(key);
      if (row) row.n++;
      else rows.set(key, { coords: numbered, state, aware, n: 1 });
    },
    build: (factor = 1) =>
      buildCube(
        [...rows.values()].map((row) => ({ ...row, n: row.n * factor })),
        sets,
      ),
    get overfull() {
      return overfull;
    },
  };
}
