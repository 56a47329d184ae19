import type { DifferenceInterval } from "./interval";
import { wilsonInterval } from "./wilson";

/** Successes of a number of trials. */
export type Proportion = { count: number; n: number };

/**
 * Newcombe's hybrid score interval of the difference of two independent proportions, `a` minus `b`,
 * 95 % two-sided: the distances of both to the ends of their Wilson intervals, squared and added.
 * Source: Newcombe (1998), "Interval estimation for the difference between independent proportions",
 * method 10. Null where either has no trials.
 */
export function newcombeInterval(a: Proportion, b: Proportion): DifferenceInterval | null {
  const [first, second] = [wilsonInterval(a.count, a.n), wilsonInterval(b.count, b.n)];
  if (first === null || second === null) return null;
  const [p, q] = [a.count / a.n, b.count / b.n];
  return {
    method: "newcombe",
    level: first.level,
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  };
}
