import fc from "fast-check";
import { expect, it } from "vitest";
import { splitLongText } from "./split-long-text";

const isWhole = (piece: string) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(piece);

it("leaves short text alone", () => {
  expect(splitLongText("")).toEqual([]);
  expect(splitLongText("a".repeat(32_768))).toHaveLength(1);
});

it("cuts long text into short pieces between characters, and loses nothing", () => {
  fc.assert(
    fc.property(
      fc.nat(5),
      fc.constantFrom("a", "é", "🜁", "b🜁"),
      fc.integer({ min: 0, max: 80_000 }),
      (shift, unit, count) => {
        const text = "x".repeat(shift) + unit.repeat(count);
        const pieces = splitLongText(text);
        expect(pieces.join("")).toBe(text);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(2 ** 15);
          expect(isWhole(piece)).toBe(true);
        }
      },
    ),
    { numRuns: 50 },
  );
});
