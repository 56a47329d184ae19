import { describe, expect, test } from "vitest";
import { parseNumber } from "./numeric";

describe("parseNumber", () => {
  test.each([
    ["0", 0],
    ["-1.5", -1.5],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["+7", 7],
    ["-Infinity", Number.NEGATIVE_INFINITY],
  ])("reads %s", (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  test.each(["", " ", " 1", "0x10", "1,5", "5h", "NaN", "e5", ".", "1_000"])("refuses %j", (text) => {
    expect(parseNumber(text)).toBeNull();
  });
});
