/** Pearson's chi-squared of a table of counts, with what tells whether its distribution can be trusted. */
export type TableTest = {
  chiSquared: number;
  degrees: number;
  n: number;
  /** Whether expected counts are large enough for the chi-squared distribution: Cochran's rule. */
  isLarge: boolean;
};

/** A share of cells may expect fewer than five, but none fewer than one (Cochran 1954). */
const SMALL = 5;
const LEAST = 1;
const SMALL_SHARE = 0.2;

/** Tests a table, given by its rows, for independence. Rows and columns without counts do not take part. */
export function testTable(table: readonly (readonly number[])[]): TableTest {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (table[0] ?? []).map((_, c) => table.reduce((sum, row) => sum + row[c]!, 0));
  const n = rows.reduce((sum, count) => sum + count, 0);
  let chiSquared = 0;
  let [cells, small, least] = [0, 0, Number.POSITIVE_INFINITY];
  table.forEach((row, r) => {
    row.forEach((count, c) => {
      const expected = (rows[r]! * columns[c]!) / n;
      if (!(expected > 0)) return;
      chiSquared += (count - expected) ** 2 / expected;
      cells++;
      if (expected < SMALL) small++;
      least = Math.min(least, expected);
    });
  });
  const degrees = (countFilled(rows) - 1) * (countFilled(columns) - 1);
  return {
    chiSquared,
    degrees: Math.max(0, degrees),
    n,
    isLarge: least >= LEAST && small <= SMALL_SHARE * cells,
  };
}

function countFilled(counts: number[]): number {
  return counts.filter((count) => count > 0).length;
}

/**
 * Bias-corrected Cramér's V of a table of `rows` x `columns`, 0 to 1: with phi² = chi² / n,
 *
 *     V = sqrt(max(0, phi² - (r-1)(c-1)/(n-1)) / min(r' - 1, c' - 1)),   r' = r - (r-1)²/(n-1), c' alike.
 *
 * Source: Bergsma (2013), A bias-correction for Cramér's V and Tschuprow's T, Journal of the Korean
 * Statistical Society 42(3), 323-328. The correction takes away what phi² is expected to be under
 * independence; where counts come in clusters, that is `designEffect` times as much (Rao and Scott 1981).
 */
export function getCorrectedV(
  { chiSquared, n }: Pick<TableTest, "chiSquared" | "n">,
  rows: number,
  columns: number,
  designEffect = 1,
): number {
  const spread = (n - 1) / designEffect;
  const phi2 = Math.max(0, chiSquared / n - ((rows - 1) * (columns - 1)) / spread);
  const least = Math.min(...[rows, columns].map((size) => size - 1 - (size - 1) ** 2 / spread));
  return phi2 > 0 && least > 0 ? Math.min(1, Math.sqrt(phi2 / least)) : 0;
}
