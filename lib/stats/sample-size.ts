/** The 97.5 % quantile of the standard normal distribution: two-sided tests at 5 %. */
const Z_TWO_SIDED = 1.959963984540054;
/** The 95 % quantile: a power of 95 %. */
const Z_POWER = 1.6448536269514722;

/** Successes among trials. */
export type Proportion = { count: number; n: number };

/**
 * Trials that give a 95 % chance of at least one success at rate `p`: the smallest n with
 * 1 - (1 - p)^n >= .95. So many without any rule out, at the one-sided 95 % level, a rate of `p` or more.
 * Source: the binomial distribution; n = 299 for p = .01, the "rule of three" for small p.
 */
export function countTrialsToSee(p: number): number {
  return Math.ceil(Math.log(0.05) / Math.log1p(-p));
}

/**
 * Trials in each of two groups that show, with 95 % power at the two-sided 5 % level, that one succeeds
 * at rate `p1` and the other at `p2`.
 * Source: Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, eq. 4.14, without
 * continuity correction.
 */
export function countTrialsToTell(p1: number, p2: number, zPower = Z_POWER): number {
  const mean = (p1 + p2) / 2;
  const spread =
    Z_TWO_SIDED * Math.sqrt(2 * mean * (1 - mean)) + zPower * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return Math.ceil((spread / (p1 - p2)) ** 2);
}

/**
 * Whether two proportions differ by the two-sided score test at 5 %, with the pooled variance that
 * `countTrialsToTell` plans for. Source: Fleiss, Levin and Paik (2003), eq. 3.5, without correction.
 */
export function areToldApart(a: Proportion, b: Proportion): boolean {
  const pooled = (a.count + b.count) / (a.n + b.n);
  const variance = pooled * (1 - pooled) * (1 / a.n + 1 / b.n);
  return Math.abs(a.count / a.n - b.count / b.n) > Z_TWO_SIDED * Math.sqrt(variance);
}
