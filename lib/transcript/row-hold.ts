import type { Heights } from "./heights";

/** A row of a list that stays where it is in the window while other rows are measured. */
export type Hold = {
  row: number;
  /** How far its top is below the window's. */
  belowPx: number;
  /** The row before it, where that begins out of view and ends within it. */
  cutRow: number | null;
};

/** Holds a row at a place in the window, for whatever the row before it turns out to measure. */
export function holdRow(row: number, belowPx: number): Hold {
  return { row, belowPx, cutRow: null };
}

/** Where the window's top is in the list, by the row that is held. */
export function getHeldPx(heights: Heights, { row, belowPx }: Hold): number {
  return heights.getTopPx(row) - belowPx;
}

/**
 * Holds the first row that begins in view, as a reader holds on to what is whole, or else the one that fills
 * the view. `topPx` is where the window's top is in the list, of which `coveredPx` cannot be seen.
 */
export function findHold(
  heights: Heights,
  { topPx, coveredPx, heightPx }: { topPx: number; coveredPx: number; heightPx: number },
): Hold {
  const first = heights.find(topPx + coveredPx);
  const isCut = heights.getTopPx(first) < topPx + coveredPx;
  const nextPx = heights.getTopPx(first) + heights.getPx(first);
  if (isCut && first + 1 < heights.count && nextPx < topPx + heightPx) {
    return { row: first + 1, belowPx: nextPx - topPx, cutRow: first };
  }
  return holdRow(first, heights.getTopPx(first) - topPx);
}
