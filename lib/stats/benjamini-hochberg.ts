/**
 * The p-values adjusted for their number, each in its place: the smallest false discovery rate at which
 * its hypothesis is rejected.
 * Source: Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal
 * Statistical Society B 57(1), 289-300.
 */
export function adjustByBenjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length);
  let least = 1;
  pValues
    .map((p, place) => ({ p, place }))
    .sort((a, b) => b.p - a.p)
    .forEach(({ p, place }, i) => {
      const rank = pValues.length - i;
      least = Math.min(least, (p * pValues.length) / rank);
      adjusted[place] = least;
    });
  return adjusted;
}
