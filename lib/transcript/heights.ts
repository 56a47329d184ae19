/** The heights of rows one below the other, most of them not measured yet. */
export type Heights = {
  count: number;
  /** Height of the rows before this one; of all of them for the number of rows. */
  getTopPx(row: number): number;
  getPx(row: number): number;
  isMeasured(row: number): boolean;
  /** Notes what a row measures. */
  measure(row: number, px: number): void;
  /** The row at this height, the first or last one where it is above or below them all. */
  find(px: number): number;
};

/**
 * Heights of `count` rows, each `estimatedPx` until it is measured. Measuring a row, summing and finding
 * take steps by the logarithm of the count: a binary indexed tree holds by how much sums of rows differ
 * from their estimate.
 */
export function createHeights(count: number, estimatedPx: number): Heights {
  const measured = new Map<number, number>();
  // Place `i` holds the sum over the last `i & -i` of the rows before row `i`.
  const differences = new Float64Array(count + 1);
  const largestPower = 2 ** Math.floor(Math.log2(Math.max(count, 1)));
  const getPx = (row: number) => measured.get(row) ?? estimatedPx;
  return {
    count,
    getPx,
    isMeasured: (row) => measured.has(row),
    getTopPx(row) {
      let px = row * estimatedPx;
      for (let place = row; place > 0; place -= place & -place) px += differences[place]!;
      return px;
    },
    measure(row, px) {
      const difference = px - getPx(row);
      measured.set(row, px);
      for (let place = row + 1; place <= count; place += place & -place) differences[place]! += difference;
    },
    find(px) {
      let row = 0;
      let restPx = px;
      for (let power = largestPower; power >= 1; power /= 2) {
        const next = row + power;
        if (next > count) continue;
        const blockPx = power * estimatedPx + differences[next]!;
        if (blockPx > restPx) continue;
        row = next;
        restPx -= blockPx;
      }
      return Math.min(row, Math.max(count - 1, 0));
    },
  };
}
