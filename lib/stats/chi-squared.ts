const EPSILON = 1e-16;
const MOST_TERMS = 10_000;
/** Stands for zero where a continued fraction would divide by it. */
const TINY = 1e-300;

/**
 * Probability that a chi-squared variable of whole degrees of freedom exceeds x: the regularised upper
 * incomplete gamma function Q(degrees / 2, x / 2), by its series below a + 1 and its continued fraction
 * above, which keeps the digits of small tails.
 * Source: Abramowitz and Stegun (1964), 6.5.29 and 6.5.31; evaluated by Lentz's method as in Press et al.,
 * Numerical Recipes (2007), section 6.2.
 * @param degrees at least 1
 */
export function getChiSquaredTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const a = degrees / 2;
  const z = x / 2;
  const scale = Math.exp(a * Math.log(z) - z - logGammaOfHalves(degrees));
  return z < a + 1 ? 1 - scale * sumSeries(a, z) : scale * evaluateFraction(a, z);
}

/** P(a, z) without its scale: 1/a + z/a(a+1) + z²/a(a+1)(a+2) + ... */
function sumSeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
    term *= z / (a + n);
    sum += term;
  }
  return sum;
}

/** Q(a, z) without its scale: 1/(z+1-a- 1(1-a)/(z+3-a- 2(2-a)/(z+5-a- ... */
function evaluateFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < EPSILON) break;
  }
  return value;
}

/** Logarithm of the gamma function of halves/2, by its recurrence from 1/2 or 1. */
function logGammaOfHalves(halves: number): number {
  let log = halves % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let k = halves % 2 === 0 ? 2 : 1; k < halves; k += 2) log += Math.log(k / 2);
  return log;
}
