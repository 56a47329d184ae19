import type { Interval } from "./interval";

const LEVEL = 0.95;
/** The 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson score interval of a proportion, 95 % two-sided.
 * Source: Wilson (1927), formula as in Brown, Cai and DasGupta (2001), eq. 4.
 * @param count successes, 0 to n
 * @param n trials; at 0 there is no interval and the result is null
 */
export function wilsonInterval(count: number, n: number): Interval | null {
  if (n === 0) return null;
  const p = count / n;
  const z2 = Z * Z;
  const scale = 1 + z2 / n;
  const centre = p + z2 / (2 * n);
  const half = Z * Math.sqrt((p * (1 - p) + z2 / (4 * n)) / n);
  return {
    method: "wilson",
    level: LEVEL,
    // At the ends the formula is 0 and 1 exactly, but rounding may leave a trace.
    low: count === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: count === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}
