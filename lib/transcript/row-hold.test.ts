import fc from "fast-check";
import { expect, test } from "vitest";
import { createHeights } from "./heights";
import { findHold, getHeldPx } from "./row-hold";

const COUNT = 40;
const VIEW = { coveredPx: 44, heightPx: 900 };
const measured = fc.array(fc.record({ row: fc.nat(COUNT - 1), px: fc.integer({ min: 1, max: 3000 }) }), {
  maxLength: 60,
});

test("holding changes nothing by itself, and rows above the held one move what the window shows with it", () => {
  fc.assert(
    fc.property(measured, measured, fc.integer({ min: -100, max: 20_000 }), (before, after, topPx) => {
      const heights = createHeights(COUNT, 150);
      for (const { row, px } of before) heights.measure(row, px);
      const hold = findHold(heights, { topPx, ...VIEW });
      expect(getHeldPx(heights, hold)).toBe(topPx);
      const heldPx = heights.getTopPx(hold.row);
      for (const { row, px } of after) heights.measure(row, px);
      expect(getHeldPx(heights, hold) - topPx).toBe(heights.getTopPx(hold.row) - heldPx);
    }),
  );
});

test("the first row that begins in view is held, or the one that fills it", () => {
  const heights = createHeights(COUNT, 150);
  expect(findHold(heights, { topPx: -200, ...VIEW })).toEqual({ row: 0, belowPx: 200, cutRow: null });
  expect(findHold(heights, { topPx: 150, ...VIEW })).toEqual({ row: 2, belowPx: 150, cutRow: 1 });
  // A row that begins under the toolbar is cut by it.
  expect(findHold(heights, { topPx: 290, ...VIEW })).toEqual({ row: 3, belowPx: 160, cutRow: 2 });
  heights.measure(2, 2000);
  expect(findHold(heights, { topPx: 500, ...VIEW })).toEqual({ row: 2, belowPx: -200, cutRow: null });
  expect(findHold(heights, { topPx: 99_999, ...VIEW }).row).toBe(COUNT - 1);
});
