import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCanonicalJson, orderKeys } from "./canonical-json";

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

test("what is in order already is not copied, and only that", () => {
  const ordered = { a: [1, { b: null, c: "x" }], b: {} };
  expect(orderKeys(ordered)).toBe(ordered);
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = JSON.parse(text) as unknown;
      const canonical = JSON.stringify(orderKeys(value));
      if (orderKeys(value) === value) expect(canonical).toBe(JSON.stringify(value));
      expect(JSON.stringify(orderKeys(JSON.parse(canonical)))).toBe(canonical);
    }),
  );
});
