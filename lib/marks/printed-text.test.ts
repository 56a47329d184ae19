import fc from "fast-check";
import { expect, test } from "vitest";
import { listTextSegments } from "@/lib/format/visible-text";
import { snapBack } from "@/lib/transcript/character-bounds";
import { splitText, type TextRange } from "@/lib/transcript/text-range";
import { getTextOffset, type PrintedPiece } from "./printed-text";

type Piece = Omit<PrintedPiece, "before">;

/** The pieces that a page prints of a text with ranges, with the number of a mark after each stretch of one. */
function print(text: string, ranges: TextRange[]): Piece[] {
  return splitText(text, ranges).flatMap((stretch): Piece[] => [
    ...listTextSegments(stretch.text).map(
      (segment): Piece =>
        segment.kind === "text"
          ? { kind: "text", printed: segment.text }
          : { kind: "hidden", printed: segment.code },
    ),
    ...stretch.ranges.map((): Piece => ({ kind: "added", printed: "17" })),
  ]);
}

/** The pieces with a place `units` into everything that is printed. */
function placeAt(pieces: Piece[], units: number): PrintedPiece[] {
  let rest = units;
  return pieces.map((piece) => {
    const before = Math.min(rest, piece.printed.length);
    rest -= before;
    return { ...piece, before };
  });
}

test("a place within the code of a hidden character keeps or takes the whole character", () => {
  const pieces = placeAt(print("a\u{E0041}b", []), 4);
  expect(pieces.map(({ before }) => before)).toEqual([1, 3, 0]);
  expect(getTextOffset("a\u{E0041}b", pieces, "start")).toBe(1);
  expect(getTextOffset("a\u{E0041}b", pieces, "end")).toBe(3);
});

test("carriage returns before line feeds count though none is printed", () => {
  const text = "one\r\ntwo\r\nthree";
  const at = (units: number) => getTextOffset(text, placeAt(print(text, []), units), "start");
  expect([at(3), at(4), at(7), at(8), at(13)]).toEqual([3, 5, 8, 10, 15]);
});

const piece = fc.constantFrom(
  "a",
  "bc",
  " ",
  "\n",
  "\r\n",
  "\r",
  "\u202E",
  "\u{E0041}",
  "😀",
  "👩‍💻",
  "\uD83D",
  "\0",
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
const range = fc
  .tuple(fc.nat(30), fc.nat(30))
  .map(([start, end]): TextRange => ({ start, end, kind: "mark", id: "17" }));

test("every place between two characters is found again, however the text is split and numbered", () => {
  fc.assert(
    fc.property(text, fc.array(range, { maxLength: 3 }), fc.nat(60), (whole, ranges, wanted) => {
      const offset = snapBack(whole, wanted);
      // The place is between what is printed up to the offset and the rest.
      const halves = [
        print(whole.slice(0, offset), ranges),
        print(
          whole.slice(offset),
          ranges.map(({ start, end, ...rest }) => ({
            ...rest,
            start: start - offset,
            end: end - offset,
          })),
        ),
      ] as const;
      const pieces = [
        ...halves[0].map((one) => ({ ...one, before: one.printed.length })),
        ...halves[1].map((one) => ({ ...one, before: 0 })),
      ];
      expect(getTextOffset(whole, pieces, "start")).toBe(offset);
      expect(getTextOffset(whole, pieces, "end")).toBe(offset);
    }),
  );
});

test("the place after everything is the end of the text", () => {
  fc.assert(
    fc.property(text, fc.array(range, { maxLength: 3 }), (whole, ranges) => {
      expect(getTextOffset(whole, placeAt(print(whole, ranges), Infinity), "end")).toBe(whole.length);
    }),
  );
});
