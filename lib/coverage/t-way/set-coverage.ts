import type { Where } from "@/lib/map/coverage-map";
import type { HitRows } from "./hit-rows";

/** Above this many configurations a set of dimensions is refused. */
export const CONFIGURATION_LIMIT = 200_000;

/** How much of one set of dimensions was exercised. A configuration is one value for each of them. */
export type SetCoverage = {
  dimensions: string[];
  /** Configurations of declared values that no rule excludes and no filter hides. */
  valid: number;
  /** Valid ones with a hit. */
  hit: number;
  missing: number;
  coverage: number;
  /** The first of the missing, in the order of the map; as many as were asked for. */
  missing_configurations: Record<string, string>[];
};

/** A set of dimensions that says nothing of coverage: it counts in no share. */
export type LeftOutSet = {
  dimensions: string[];
  configurations: number;
  reason: "nothing_valid" | "too_many";
};

export type MeasuredSet = { kind: "measured"; set: SetCoverage } | { kind: "left_out"; set: LeftOutSet };

const VALID = 1;
const HIT = 2;

/** Measures the set of the map's dimensions with these indices; `missing` limits those listed. */
export function measureSet(rows: HitRows, indices: number[], missing: number): MeasuredSet {
  const chosen = indices.map((index) => rows.map.dimensions[index]!);
  const dimensions = chosen.map(({ id }) => id);
  const configurations = chosen.reduce((product, { values }) => product * values.length, 1);
  if (configurations > CONFIGURATION_LIMIT) {
    return { kind: "left_out", set: { dimensions, configurations, reason: "too_many" } };
  }
  const marks = new Uint8Array(configurations);
  markValid(rows, indices, marks);
  markHits(rows, indices, marks);
  let valid = 0;
  let hit = 0;
  const absent: Record<string, string>[] = [];
  for (let configuration = 0; configuration < configurations; configuration++) {
    const mark = marks[configuration]!;
    if ((mark & VALID) === 0) continue;
    valid++;
    if ((mark & HIT) !== 0) hit++;
    else if (absent.length < missing) absent.push(nameConfiguration(rows, indices, configuration));
  }
  if (valid === 0) {
    return { kind: "left_out", set: { dimensions, configurations, reason: "nothing_valid" } };
  }
  return {
    kind: "measured",
    set: {
      dimensions,
      valid,
      hit,
      missing: valid - hit,
      coverage: hit / valid,
      missing_configurations: absent,
    },
  };
}

/** Marks the configurations that the filters show and no rule on these dimensions alone excludes. */
function markValid({ map, shown }: HitRows, indices: number[], marks: Uint8Array): void {
  const sizes = indices.map((index) => map.dimensions[index]!.values.length);
  const chosen = indices.map((index) => shown[index]!);
  for (const configuration of listProduct(chosen, sizes)) marks[configuration] = VALID;
  for (const { where } of [...map.ignore, ...map.illegal]) {
    const excluded = listImplying(map.dimensions, indices, where);
    if (excluded === null) continue;
    for (const configuration of listProduct(excluded, sizes)) marks[configuration] = 0;
  }
}

/** Values of each dimension that imply `where`, or null where it is about a dimension that is not crossed. */
function listImplying(
  dimensions: HitRows["map"]["dimensions"],
  indices: number[],
  where: Where,
): number[][] | null {
  const crossed = new Set(indices.map((index) => dimensions[index]!.id));
  if (Object.keys(where).some((id) => !crossed.has(id))) return null;
  return indices.map((index) => {
    const { id, values } = dimensions[index]!;
    const wanted = where[id];
    return values.flatMap((value, position) => ((wanted?.includes(value.id) ?? true) ? position : []));
  });
}

/** Numbers, in mixed radix with the last dimension fastest, of the product of some positions. */
function listProduct(chosen: number[][], sizes: number[]): number[] {
  return chosen.reduce<number[]>(
    (numbers, positions, a) =>
      numbers.flatMap((number) => positions.map((position) => number * sizes[a]! + position)),
    [0],
  );
}

/** Up to this many combinations of codes, each row costs a step a dimension and nothing more. */
const DENSE_LIMIT = 4_000_000;

/** Marks every configuration that a row holds, unless a rule or filter beyond these dimensions leaves it out. */
function markHits(rows: HitRows, indices: number[], marks: Uint8Array): void {
  const reaches = rows.bounds.map((bound) => bound.some((index) => !indices.includes(index)));
  const isLeftOut = Uint8Array.from(rows.groups, (broken) => Number(broken.some((bound) => reaches[bound])));
  const radices = indices.map((index) => rows.positions[index]!.length);
  const codes = new Int32Array(indices.length);
  const mark = createMarker(rows, indices, marks);
  const combinations = radices.reduce((product, radix) => product * radix, 1);
  if (combinations > DENSE_LIMIT) {
    for (let row = 0; row < rows.size; row++) {
      if (isLeftOut[rows.group[row]!] === 1) continue;
      indices.forEach((index, a) => {
        codes[a] = rows.codes[index]![row]!;
      });
      mark(codes);
    }
    return;
  }
  const seen = new Uint8Array(combinations);
  const keys = combineCodes(rows, indices, radices);
  for (let row = 0; row < rows.size; row++) {
    if (isLeftOut[rows.group[row]!] === 0) seen[keys[row]!] = 1;
  }
  for (let key = seen.indexOf(1); key !== -1; key = seen.indexOf(1, key + 1)) {
    let rest = key;
    for (let a = radices.length - 1; a >= 0; a--) {
      codes[a] = rest % radices[a]!;
      rest = Math.floor(rest / radices[a]!);
    }
    mark(codes);
  }
}

/** One number a row for its codes, in mixed radix. Column by column, which is many times faster than row by row. */
function combineCodes(rows: HitRows, indices: number[], radices: number[]): Int32Array {
  const keys = Int32Array.from(rows.codes[indices[0]!]!);
  indices.slice(1).forEach((index, a) => {
    const codes = rows.codes[index]!;
    const radix = radices[a + 1]!;
    for (let row = 0; row < keys.length; row++) keys[row] = keys[row]! * radix + codes[row]!;
  });
  return keys;
}

/** Marks the configurations of a row by its codes: of several values in a dimension, each. */
function createMarker(rows: HitRows, indices: number[], marks: Uint8Array): (codes: Int32Array) => void {
  const sizes = indices.map((index) => rows.map.dimensions[index]!.values.length);
  const positions = indices.map((index) => rows.positions[index]!);
  // A row never holds more configurations than there are.
  const held = new Int32Array(marks.length);
  return (codes) => {
    let count = 1;
    held[0] = 0;
    for (let a = 0; a < sizes.length && count > 0; a++) {
      const own = positions[a]![codes[a]!]!;
      // From the last to the first, so that none is written over before it was read.
      for (let i = count - 1; i >= 0; i--) {
        const base = held[i]! * sizes[a]!;
        for (let j = own.length - 1; j >= 0; j--) held[i * own.length + j] = base + own[j]!;
      }
      count *= own.length;
    }
    for (let i = 0; i < count; i++) marks[held[i]!]! |= HIT;
  };
}

function nameConfiguration(
  { map }: HitRows,
  indices: number[],
  configuration: number,
): Record<string, string> {
  const at: [string, string][] = [];
  let rest = configuration;
  for (const index of indices.toReversed()) {
    const { id, values } = map.dimensions[index]!;
    at.unshift([id, values[rest % values.length]!.id]);
    rest = Math.floor(rest / values.length);
  }
  return Object.fromEntries(at);
}
