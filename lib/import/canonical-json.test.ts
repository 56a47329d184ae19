import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCanonicalJson } from "./canonical-json";

test("keys are in one order at every depth", () => {
  expect(formatCanonicalJson({ b: [{ d: 1, c: 2 }], a: undefined, A: null })).toBe(
    '{"A":null,"b":[{"c":2,"d":1}]}',
  );
  expect(formatCanonicalJson("x")).toBe('"x"');
});

test("nothing is lost, whatever the keys are called", () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      expect(JSON.parse(formatCanonicalJson(JSON.parse(text)))).toEqual(JSON.parse(text));
    }),
  );
  const hostile = '{"__proto__":{"a":1},"constructor":2,"toString":3}';
  expect(formatCanonicalJson(JSON.parse(hostile))).toBe(hostile);
});
