import fc from "fast-check";
import { expect, test } from "vitest";
import { createNumberFilter } from "./number-filter";
import { mayHoldRoundedInteger } from "./rounded-integer";

function filterInChunks(text: string, chunkByteCount: number): string {
  const filter = createNumberFilter();
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += chunkByteCount) {
    pieces.push(filter.write(bytes.subarray(start, start + chunkByteCount)));
  }
  pieces.push(filter.end());
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

test.each([1, 2, 16, 17, 1000])(
  "keeps every digit of long integers, in chunks of %i bytes",
  (chunkByteCount) => {
    const text = "[9007199254740991,9007199254740992,-90071992547409931, 12345678901234567890]";
    expect(JSON.parse(filterInChunks(text, chunkByteCount))).toEqual([
      9007199254740991,
      "9007199254740992",
      "-90071992547409931",
      "12345678901234567890",
    ]);
    expect(filterInChunks("12345678901234567", chunkByteCount)).toBe('"12345678901234567"');
    const others = '["12345678901234567", 0.12345678901234567, 1e300, 12345678901234567e3, 1.0]';
    expect(filterInChunks(others, chunkByteCount)).toBe(others);
  },
);

test("passes on what is longer than any number", () => {
  const text = `[${"9".repeat(5000)}]`;
  for (const size of [1, 700, 5000, 10_000]) expect(filterInChunks(text, size)).toBe(text);
});

test("changes nothing in JSON without such tokens", () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 1, max: 20 }), (text, chunkByteCount) => {
      fc.pre(!mayHoldRoundedInteger(JSON.parse(text)));
      expect(filterInChunks(text, chunkByteCount)).toBe(Buffer.from(text).toString());
    }),
  );
});
