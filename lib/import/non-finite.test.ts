import fc from "fast-check";
import { expect, test } from "vitest";
import { createNonFiniteFilter } from "./non-finite";

function filterInChunks(text: string, chunkByteCount: number): string {
  const filter = createNonFiniteFilter();
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += chunkByteCount) {
    pieces.push(filter(bytes.subarray(start, start + chunkByteCount)));
  }
  return Buffer.concat(pieces).toString();
}

test.each([1, 2, 3, 5, 1000])("replaces the tokens and no text, in chunks of %i bytes", (chunkByteCount) => {
  const text = '{"NaN":NaN,"a":[-Infinity,Infinity],"b":"is \\"NaN, Infinity","c":"\\\\"}';
  expect(JSON.parse(filterInChunks(text, chunkByteCount))).toEqual({
    NaN: null,
    a: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    b: 'is "NaN, Infinity',
    c: "\\",
  });
});

test.each(["[Nothing]", "[Na]", "[Inf]", "[NaNa]"])("does not make %s valid", (text) => {
  expect(() => JSON.parse(filterInChunks(text, 4))).toThrow();
});

test("changes nothing in JSON without such tokens", () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 1, max: 20 }), (text, chunkByteCount) => {
      expect(filterInChunks(text, chunkByteCount)).toBe(Buffer.from(text).toString());
    }),
  );
});
