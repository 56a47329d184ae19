import { newcombeInterval } from "@/lib/stats/newcombe";
import type { Bucket, Change, CrossingResult, CrossingTotals, MarginalCounts } from "./crossing-result";
import type { Filter } from "./filter";
import { createOutcomeCounts } from "./observation-outcome";
import { buildRates } from "./rates";
import { findTellableRates, listKeptStates } from "./state-filter";

/** A crossing beside the same one of other campaigns. */
export type Comparison = {
  /** How the failure rate of all shown buckets differs, each observation counted once. */
  change: Change;
  adjudicated: { change: Change };
  /** Buckets of undeclared values that the other campaigns alone hold. */
  only: { at: Record<string, string>; hits: number; fail: number }[];
};

export type ComparedCrossing = CrossingResult & { against: Comparison };

type Compared = Pick<MarginalCounts, "hits" | "pass" | "fail" | "failure_rate" | "interval">;

const NOTHING = buildRates(createOutcomeCounts(), null, true);

/**
 * Sets a crossing beside that of other campaigns over the same dimensions, filters and map: the change
 * of the failure rate in every bucket and for every value, raw and adjudicated, with its interval.
 */
export function compareCrossings(
  shown: CrossingResult,
  against: CrossingResult,
  where: readonly Filter[],
): ComparedCrossing {
  const tells = findTellableRates(listKeptStates(where));
  const others = new Map(against.buckets.map((bucket) => [getKey(bucket, against), bucket]));
  const buckets = shown.buckets.map((bucket) => {
    const key = getKey(bucket, shown);
    const other = others.get(key);
    others.delete(key);
    return compareCounts(bucket, other);
  });
  return {
    ...shown,
    buckets,
    marginals: shown.marginals.map((values, axis) => {
      const own = new Map(against.marginals[axis]!.map((marginal) => [marginal.value, marginal]));
      return values.map((marginal) => compareCounts(marginal, own.get(marginal.value)));
    }),
    against: {
      change: compareTotals(shown.totals, against.totals, tells.raw),
      adjudicated: {
        change: compareTotals(shown.totals.adjudicated, against.totals.adjudicated, tells.adjudicated),
      },
      only: [...others.values()].map(({ at, hits, fail }) => ({ at, hits, fail })),
    },
  };
}

function compareCounts<T extends Compared & { adjudicated: Compared }>(own: T, other: T | undefined): T {
  return {
    ...own,
    change: buildChange(own, other ?? NOTHING),
    adjudicated: {
      ...own.adjudicated,
      change: buildChange(own.adjudicated, other?.adjudicated ?? NOTHING),
    },
  };
}

function buildChange(own: Compared, { hits, pass, fail, failure_rate, interval }: Compared): Change {
  const against = { hits, pass, fail, failure_rate, interval };
  const difference =
    own.failure_rate === null || failure_rate === null ? null : own.failure_rate - failure_rate;
  if (difference === null) return { against, difference, interval: null };
  const sides = [
    { count: own.fail, n: own.pass + own.fail },
    { count: fail, n: pass + fail },
  ] as const;
  return { against, difference, interval: newcombeInterval(...sides) };
}

type Totals = Pick<CrossingTotals, "pass" | "fail" | "item">;

function compareTotals(own: Totals, other: Totals, tellsRate: boolean): Change {
  const rate = ({ pass, fail, item = 0 }: Totals) =>
    buildRates({ ...createOutcomeCounts(), pass, fail, item }, null, tellsRate);
  return buildChange(rate(own), rate(other));
}

function getKey({ at }: Bucket, { by }: CrossingResult): string {
  return JSON.stringify(by.map(({ id }) => at[id]));
}
