import fc from "fast-check";
import { expect, test } from "vitest";
import { createHeights } from "./heights";

const ESTIMATED_PX = 150;

const rows = fc.integer({ min: 1, max: 70 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    measured: fc.array(fc.record({ row: fc.nat(count - 1), px: fc.integer({ min: 0, max: 2000 }) }), {
      maxLength: 100,
    }),
  }),
);

test("sums and places are those of a plain list, whatever is measured in whatever order", () => {
  fc.assert(
    fc.property(rows, fc.array(fc.integer({ min: -100, max: 150_000 })), ({ count, measured }, places) => {
      const heights = createHeights(count, ESTIMATED_PX);
      const plain = new Array<number>(count).fill(ESTIMATED_PX);
      for (const { row, px } of measured) {
        heights.measure(row, px);
        plain[row] = px;
      }
      const tops = [0];
      for (const [row, px] of plain.entries()) tops.push(tops[row]! + px);
      expect(tops.map((_, row) => heights.getTopPx(row))).toEqual(tops);
      expect(plain.map((_, row) => heights.getPx(row))).toEqual(plain);
      for (const place of places) {
        const row = tops.slice(1).findIndex((bottom) => bottom > place);
        expect(heights.find(place)).toBe(row === -1 ? count - 1 : row);
      }
    }),
  );
});

test("a row of no height is never found, and measured rows are known", () => {
  const heights = createHeights(3, 100);
  heights.measure(1, 0);
  expect([heights.find(99), heights.find(100)]).toEqual([0, 2]);
  expect([0, 1, 2].map(heights.isMeasured)).toEqual([false, true, false]);
});
