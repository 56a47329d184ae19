import fc from "fast-check";
import { expect, test } from "vitest";
import { sanitise } from "./sanitise";

test("replaces U+0000 and lone surrogates in texts and keys, and keeps whole pairs", () => {
  expect(sanitise({ "a\0": ["x\0y", "\ud800", "\udc00z", "😀"] })).toEqual({
    "a\ufffd": ["x\ufffdy", "\ufffd", "\ufffdz", "😀"],
  });
});

test("keeps both of two keys that differ only by what is replaced", () => {
  expect(sanitise(JSON.parse('{"\\u0000": 1, "\\ud800": 2}'))).toEqual({ "\ufffd": 1, "\ufffd#1": 2 });
});

test("keeps the content of __proto__ under a harmless name and sets no prototype", () => {
  const clean = sanitise(JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}')) as Record<
    string,
    unknown
  >;
  expect(clean.admin).toBeUndefined();
  expect(Object.entries(clean)).toEqual([
    ["(__proto__)", { admin: true }],
    ["constructor", 1],
  ]);
  expect({ ...clean }).toEqual(clean);
});

test("makes numbers that are not finite null", () => {
  expect(sanitise([Number.NaN, Number.POSITIVE_INFINITY, 1.5])).toEqual([null, null, 1.5]);
});

test("cuts what is nested too deeply, with words in its place", () => {
  const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
  expect(JSON.stringify(sanitise(deep))).toContain("nested more than 100 levels");
});

test("leaves ordinary JSON as it is", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = JSON.parse(text.replaceAll("__proto__", "proto"));
      expect(sanitise(value)).toEqual(value);
    }),
  );
});

test("no text holds what cannot be stored", () => {
  const unit = fc.constantFrom("a", "\0", "\ud83d", "\ude00", "\ufffd");
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const clean = sanitise(text) as string;
      expect(Buffer.from(clean).toString()).toBe(clean);
      expect(clean).not.toContain("\0");
    }),
  );
});
