import fc from "fast-check";
import { expect, test } from "vitest";
import { createJsonCutter } from "./cut-json";

const KEYS = ["list", "inner", "x", "__proto__", '"\\'];

/** Cuts lists under the key `list`, at any depth that is looked into, out of a text that comes in pieces. */
function cut(text: string, pieceBytes: number, maxByteCount = 1_000_000) {
  const items: unknown[] = [];
  const cutter = createJsonCutter(
    (place, kind) => {
      if (kind === "array" && place.at(-1) === "list") return "cut";
      return place.length < 3 && kind !== "scalar" ? "enter" : "keep";
    },
    maxByteCount,
    (item, depth) => items.push({ item, depth }),
  );
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    cutter.write(bytes.subarray(start, start + pieceBytes));
  }
  cutter.end();
  return { rest: cutter.parseRest(), items };
}

/** The same of the parsed value. */
function cutParsed(value: unknown) {
  const items: unknown[] = [];
  const walk = (part: unknown, depth: number, key: string | number): unknown => {
    if (Array.isArray(part) && key === "list") {
      const first = items.length;
      for (const item of part) items.push({ item, depth: depth + 1 });
      return [first, part.length];
    }
    if (depth >= 3 || typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map((item, i) => walk(item, depth + 1, i));
    // An assignment to __proto__ would lose it.
    return Object.fromEntries(
      Object.entries(part).map(([name, item]) => [name, walk(item, depth + 1, name)]),
    );
  };
  return { rest: walk(value, 0, ""), items };
}

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(fc.constantFrom("", "𝄞", '"', "a\\"), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie("value"), { maxKeys: 4 }),
  ),
}));

test("what is cut out and what is left are the value", () => {
  const spaces = fc.constantFrom(0, 1);
  fc.assert(
    fc.property(value, spaces, fc.integer({ min: 1, max: 40 }), (value, spaces, pieceBytes) => {
      const text = JSON.stringify(value, null, spaces);
      expect(cut(text, pieceBytes)).toEqual(cutParsed(JSON.parse(text)));
    }),
    { numRuns: 1000 },
  );
});

test("of a repeated key the last counts, as where it is parsed whole", () => {
  expect(cut('{"list":[1,2],"list":[3]}', 100)).toMatchObject({ rest: { list: [2, 1] } });
  expect(cut('{"list":[1,2],"list":"x"}', 100)).toMatchObject({ rest: { list: "x" } });
});

test("what is left has a limit, and so has an item; all items together have none", () => {
  const many = JSON.stringify({ list: Array.from({ length: 100 }, () => "x".repeat(90)) });
  expect(cut(many, 64, 100).items).toHaveLength(100);
  for (const value of [{ list: ["x".repeat(101)] }, { a: "x".repeat(60), b: "x".repeat(60) }]) {
    expect(() => cut(JSON.stringify(value), 64, 100)).toThrow(/a value of more than/);
  }
});

test("a text that is no JSON is a fault", () => {
  for (const text of [
    '{"list":[1,]}',
    '{"list":[1}',
    '{"list":[oops]}',
    '{"a":oops}',
    '{"a":1',
    "",
    "[1] 2",
  ]) {
    expect(() => cut(text, 3)).toThrow(/JSON|more text/);
  }
});
