import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutRaw, formatRaw } from "./raw-text";

describe("formatRaw", () => {
  test.each([
    [undefined, ""],
    [null, ""],
    [Number.NaN, ""],
    ["  ", ""],
    [[], ""],
    [[""], ""],
    [[[null]], ""],
    [" profit ", "profit"],
    [2.5, "2.5"],
    [0, "0"],
    [false, "false"],
    [["only"], "only"],
    [["a", "b"], '["a","b"]'],
    [{ a: 1 }, '{"a":1}'],
    [{ b: { d: 1, c: 2 }, a: 3 }, '{"a":3,"b":{"c":2,"d":1}}'],
  ])("writes %j as %j", (raw, text) => {
    expect(formatRaw(raw)).toBe(text);
  });

  test("survives values nested deeper than the stack", () => {
    let deep: unknown = { end: true };
    for (let i = 0; i < 200_000; i++) deep = { deep };
    expect(formatRaw(deep)).toContain("cannot be written");
    let list: unknown = "x";
    for (let i = 0; i < 200_000; i++) list = [list];
    expect(formatRaw(list)).toBe("x");
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.anything(), (raw) => typeof formatRaw(raw) === "string"));
  });
});

describe("cutRaw", () => {
  test("leaves nothing PostgreSQL refuses, also where a pair is cut in half", () => {
    const cut = cutRaw(`a\0\uD800${"x".repeat(196)}\u{1F600}`);
    expect(cut).toBe(`a\uFFFD\uFFFD${"x".repeat(196)}\uFFFD`);
  });

  test("leaves whole pairs alone", () => {
    expect(cutRaw("\u{1F600}")).toBe("\u{1F600}");
  });
});
