import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createUtf8Check } from "./utf8-check";

function isUtf8InPieces(bytes: Buffer, pieceBytes: number): boolean {
  const check = createUtf8Check();
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    if (!check.add(bytes.subarray(start, start + pieceBytes))) return false;
  }
  return check.end();
}

const text = fc.string({ unit: "binary" }).map((words) => Buffer.from(words.toWellFormed()));
const damaged = fc.tuple(text, fc.uint8Array({ maxLength: 3 }), text).map(Buffer.concat);

test("pieces of a text are UTF-8 just where the whole of it is", () => {
  fc.assert(
    fc.property(fc.oneof(text, damaged), fc.integer({ min: 1, max: 9 }), (bytes, pieceBytes) => {
      expect(isUtf8InPieces(bytes, pieceBytes)).toBe(isUtf8(bytes));
    }),
    { numRuns: 2000 },
  );
});

test("a character that is cut off at the end is none", () => {
  const bytes = Buffer.from("a𝄞");
  for (const length of [2, 3, 4]) expect(isUtf8InPieces(bytes.subarray(0, length), 1)).toBe(false);
});
