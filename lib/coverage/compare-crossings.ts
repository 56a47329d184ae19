import { newcombeInterval } from "@/lib/stats/newcombe";
import type { Counting } from "./counting";
import type { Bucket, Change, CrossingResult, CrossingTotals, MarginalCounts } from "./crossing-result";
import { createOutcomeCounts } from "./observation-outcome";
import { buildRates } from "./rates";

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
 * of the failure rate in every bucket and for every value, raw and adjudicated, with its interval. Filters
 * that hide a rate (`tellsRates`) hide its change.
 */
export function compareCrossings(
  shown: CrossingResult,
  against: CrossingResult,
  tellsRates: Record<Counting, boolean>,
): ComparedCrossing {
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
      change: buildChange(rate(shown.totals, tellsRates.raw), rate(against.totals, tellsRates.raw)),
      adjudicated: {
        change: buildChange(
          rate(shown.totals.adjudicated, tellsRates.adjudicated),
          rate(against.totals.adjudicated, tellsRates.adjudicated),
        ),
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
  if (own.failure_rate === null || failure_rate === null) {
    return { against, difference: null, interval: null };
  }
  const change = newcombeInterval(
    { count: own.fail, n: own.pass + own.fail },
    { count: fail, n: pass + fail },
  );
  return { against, difference: own.failure_rate - failure_rate, interval: change };
}

function rate(
  { pass, fail, item = 0 }: Pick<CrossingTotals, "pass" | "fail" | "item">,
  tellsRate: boolean,
): Compared {
  return buildRates({ ...createOutcomeCounts(), pass, fail, item }, null, tellsRate);
}

function getKey({ at }: Bucket, { by }: CrossingResult): string {
  return JSON.stringify(by.map(({ id }) => at[id]));
}
