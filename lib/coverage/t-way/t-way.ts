import { formatCount, formatQuantity } from "@/lib/format/number";
import { failure, type Result, success } from "@/lib/result";
import type { HitRows } from "./hit-rows";
import { type LeftOutSet, measureSet, type SetCoverage } from "./set-coverage";

/** Above this many sets of dimensions, t-way coverage is refused. */
const SET_LIMIT = 2000;

export const MOST_T = 4;

/** Shares of a set's configurations at which its completeness is told unless others are asked for. */
export const DEFAULT_SHARES: readonly number[] = [0.5, 0.75, 0.9, 1];

/** t-way coverage as NIST's CCM defines it (NISTIR 7878); null where no set has a valid configuration. */
export type TWay = {
  t: number;
  /** Configurations hit, of all valid ones of all sets. */
  total: number | null;
  /** Share of the sets of which every configuration is hit. */
  simple: number | null;
  /** By share p: the share of the sets of which at least p is hit. */
  completeness: Record<string, number | null>;
  valid: number;
  hit: number;
  /** In the order of the map. */
  sets: SetCoverage[];
  /** Sets that count in none of the numbers above, and why. */
  left_out: LeftOutSet[];
};

/** Measures every set of `t` dimensions. */
export function measureTWay(
  rows: HitRows,
  { t, shares, missing }: { t: number; shares: readonly number[]; missing: number },
): Result<TWay> {
  const dimensions = rows.map.dimensions.length;
  if (t > dimensions) {
    return failure(
      "usage",
      `the map has ${formatQuantity(dimensions, "dimension")}, so none are taken ${t} at a time`,
    );
  }
  const count = countSubsets(dimensions, t);
  if (count > SET_LIMIT) {
    return failure(
      "usage",
      `${dimensions} dimensions have ${formatCount(count)} sets of ${t}, more than ${formatCount(SET_LIMIT)}; ask for a smaller t`,
    );
  }
  const measured = listSubsets(dimensions, t).map((indices) => measureSet(rows, indices, missing));
  const sets = measured.flatMap((one) => (one.kind === "measured" ? one.set : []));
  const valid = sum(sets.map((set) => set.valid));
  const hit = sum(sets.map((set) => set.hit));
  return success({
    t,
    total: valid > 0 ? hit / valid : null,
    simple: getCompleteness(sets, 1),
    completeness: Object.fromEntries(shares.map((share) => [share, getCompleteness(sets, share)])),
    valid,
    hit,
    sets,
    left_out: measured.flatMap((one) => (one.kind === "left_out" ? one.set : [])),
  });
}

/** Share of the sets whose coverage is at least `share`; null of no sets. */
function getCompleteness(sets: readonly Pick<SetCoverage, "coverage">[], share: number): number | null {
  if (sets.length === 0) return null;
  return sets.filter(({ coverage }) => coverage >= share).length / sets.length;
}

/** Sets of `t` of the numbers below `count`, each ascending, in order. */
function listSubsets(count: number, t: number): number[][] {
  if (t === 0) return [[]];
  return Array.from({ length: count }, (_, first) => first).flatMap((first) =>
    listSubsets(count - first - 1, t - 1).map((rest) => [first, ...rest.map((next) => next + first + 1)]),
  );
}

function countSubsets(count: number, t: number): number {
  return Array.from({ length: t }).reduce<number>((product, _, i) => (product * (count - i)) / (i + 1), 1);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
