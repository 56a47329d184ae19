import type { CoverageMap, Where } from "@/lib/map/coverage-map";
import { buildAxis, buildRowTest, listValueIds, type RowTest } from "./axis";
import type { Cube } from "./cube";
import { passes, type Space } from "./space";

/** What a bucket is to grades. Only countable ones count; illegal beats ignored beats other. */
export const COUNTABLE = 0;
export const UNDECLARED = 1;
export const IGNORED = 2;
export const ILLEGAL = 3;
export const KINDS = 4;

export type Exclusions = {
  /** Kind of each bucket. */
  kind: Uint8Array;
  /** 1 where a held-out rule covers the bucket. */
  heldOut: Uint8Array;
  /** Why a bucket is ignored, illegal or held out. */
  reasons: Map<number, string>;
  /** Rules that touch a dimension which is not crossed: what they match is in no bucket. */
  freeIgnored: RowTest[][];
  freeIllegal: RowTest[][];
};

/** Applies the map's rules to the buckets of a space. */
export function buildExclusions(space: Space, cube: Cube): Exclusions {
  const { map } = space;
  const kind = Uint8Array.from(space.undeclared, (count) => (count > 0 ? UNDECLARED : COUNTABLE));
  const heldOut = new Uint8Array(space.size);
  const reasons = new Map<number, string>();
  const freeIgnored: RowTest[][] = [];
  const freeIllegal: RowTest[][] = [];

  for (const { where, reason } of map.heldOut) {
    for (const bucket of listImplied(space, where) ?? []) {
      if (space.undeclared[bucket]! > 0) continue;
      heldOut[bucket] = 1;
      if (reason) reasons.set(bucket, reason);
    }
  }
  const exclude = (rules: CoverageMap["ignore"], code: number, free: RowTest[][]) => {
    for (const { where, reason } of rules) {
      const buckets = listImplied(space, where);
      if (buckets === null) free.push(buildWhereTests(map, cube, where));
      for (const bucket of buckets ?? []) {
        kind[bucket] = code;
        heldOut[bucket] = 0;
        reasons.set(bucket, reason);
      }
    }
  };
  exclude(map.ignore, IGNORED, freeIgnored);
  exclude(map.illegal, ILLEGAL, freeIllegal);
  return { kind, heldOut, reasons, freeIgnored, freeIllegal };
}

/** `COUNTABLE`, or the kind of the rule that takes the row out of every bucket through a free dimension. */
export function getRowKind(cube: Cube, row: number, exclusions: Exclusions): number {
  if (exclusions.freeIllegal.some((tests) => passes(cube, row, tests))) return ILLEGAL;
  if (exclusions.freeIgnored.some((tests) => passes(cube, row, tests))) return IGNORED;
  return COUNTABLE;
}

/**
 * Whether a row of kind `rowKind` is counted in a bucket of kind `bucketKind`. Illegal beats ignored: a
 * hit in an illegal bucket is an alarm, also where an ignore rule leaves the row out of all others.
 */
export function isCounted(rowKind: number, bucketKind: number): boolean {
  return rowKind === COUNTABLE || (rowKind === IGNORED && bucketKind === ILLEGAL);
}

/** Buckets whose values imply `where`, or null where it names a dimension that is not crossed. */
export function listImplied(space: Space, where: Where): number[] | null {
  const wanted = Object.entries(where).map(([id, values]) => {
    const axis = space.axes.findIndex((candidate) => candidate.dimension.id === id);
    if (axis === -1) return null;
    const { ids } = space.axes[axis]!;
    return { axis, positions: new Set(values.map((value) => ids.indexOf(value))) };
  });
  if (wanted.includes(null)) return null;
  const buckets: number[] = [];
  for (let bucket = 0; bucket < space.size; bucket++) {
    const implied = wanted.every((part) =>
      part!.positions.has(space.positions[bucket * space.axes.length + part!.axis]!),
    );
    if (implied) buckets.push(bucket);
  }
  return buckets;
}

/** Tests that hold together for the rows that match `where`. */
export function buildWhereTests(map: CoverageMap, cube: Cube, where: Where): RowTest[] {
  return Object.entries(where).map(([id, values]) => {
    const index = map.dimensions.findIndex((dimension) => dimension.id === id);
    const ids = listValueIds(map.dimensions[index]!);
    const accepted = new Set(values.map((value) => ids.indexOf(value)));
    return buildRowTest(buildAxis(map, index, cube.sets[index] ?? null), accepted);
  });
}
