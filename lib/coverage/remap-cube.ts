import { type CoverageMap, type Dimension, NONE, NONE_ID, OTHER, OTHER_ID } from "@/lib/map/coverage-map";
import type { Cube } from "./cube";
import { mapValues } from "./map-values";

/** Where an old ordinal, OTHER or NONE goes. */
type Remap = (ordinal: number) => number;

/**
 * The cube as `after` counts it, from the cube of `before`, where that can be told without the records:
 * while both judge outcomes alike and every dimension of `after` only renames, reorders or merges the
 * values of one of `before`. Null where records must be classified again. Equal rows are not added up.
 */
export function remapCube(cube: Cube, before: CoverageMap, after: CoverageMap): Cube | null {
  if (!isEqual([before.outcome, before.awareness], [after.outcome, after.awareness])) return null;
  const coords: Int16Array[] = [];
  const sets: Cube["sets"] = [];
  for (const dimension of after.dimensions) {
    const source = findSource(before, dimension);
    if (!source) return null;
    const column = cube.coords[source.index]!;
    const oldSets = cube.sets[source.index]!;
    if (oldSets === null) {
      coords.push(column.map(source.remap));
      sets.push(null);
    } else {
      const merged = remapSets(oldSets, source.remap);
      coords.push(column.map((ordinal) => merged.ordinals[ordinal]!));
      sets.push(merged.sets);
    }
  }
  return { ...cube, coords, sets };
}

/** The dimension of `before` that a dimension is read from in the same way: of the same name, or else any. */
function findSource(before: CoverageMap, dimension: Dimension): { index: number; remap: Remap } | null {
  const byName = before.dimensions.findIndex(({ id }) => id === dimension.id);
  const indices = [byName, ...before.dimensions.keys()].filter((index) => index >= 0);
  for (const index of indices) {
    const remap = remapDimension(before.dimensions[index]!, dimension);
    if (remap) return { index, remap };
  }
  return null;
}

function remapDimension(before: Dimension, after: Dimension): Remap | null {
  const read = ({ from, match, many }: Dimension) => ({ from, match, many });
  if (!isEqual(read(before), read(after))) return null;
  const targets = mapValues(before.values, after.values);
  if (!targets) return null;
  const other = moveSpecial(findOther(before), findOther(after), targets, OTHER);
  const none = moveSpecial(findNone(before), findNone(after), targets, NONE);
  if (other === null || none === null) return null;
  return (ordinal) => (ordinal === OTHER ? other : ordinal === NONE ? none : targets[ordinal]!);
}

const findOther = ({ values }: Dimension) => values.findIndex(({ id }) => id === OTHER_ID);

const findNone = ({ values }: Dimension) => {
  const empty = values.findIndex(({ test }) => test.kind === "empty");
  return empty >= 0 ? empty : values.findIndex(({ id }) => id === NONE_ID);
};

/** Where unknown or absent values go; null where a value that took them would no longer do so. */
function moveSpecial(before: number, after: number, targets: number[], undeclared: number): number | null {
  if (before >= 0) return targets[before] === after ? after : null;
  return after >= 0 ? after : undeclared;
}

function remapSets(oldSets: number[][], remap: Remap): { sets: number[][]; ordinals: number[] } {
  const sets: number[][] = [];
  const known = new Map<string, number>();
  const ordinals = oldSets.map((members) => {
    const moved = [...new Set(members.map(remap))].sort((a, b) => a - b);
    const key = moved.join();
    const ordinal = known.get(key) ?? sets.push(moved) - 1;
    known.set(key, ordinal);
    return ordinal;
  });
  return { sets, ordinals };
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
