import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { formatFilter, parseBucket, parseFilter, parseFilters } from "./filter";
import { arbitraryScenario } from "./random-crossing";

const map: CoverageMap = fc.sample(
  arbitraryScenario()
    .map((scenario) => scenario.map)
    .filter((candidate) => candidate.dimensions.length === 2 && candidate.dimensions[0]!.values.length === 3),
  { numRuns: 1, seed: 1 },
)[0]!;

describe("parseFilter", () => {
  it.each([
    ["a:a0", { dimension: "a", values: ["a0"], negate: false }],
    ["a:a0,a2,a0", { dimension: "a", values: ["a0", "a2"], negate: false }],
    ["a:!a0,other", { dimension: "a", values: ["a0", "other"], negate: true }],
    ["@outcome:fail,error", { dimension: "@outcome", values: ["fail", "error"], negate: false }],
    ["@verdict:!open", { dimension: "@verdict", values: ["open"], negate: true }],
  ])("reads %s", (text, value) => {
    expect(parseFilter(text, map)).toEqual({ ok: true, value });
  });

  it.each([
    ["a", "a filter reads"],
    [":a0", "a filter reads"],
    ["a:", "a filter reads"],
    ["a:a0,,a1", "a filter reads"],
    ["z:a0", 'unknown dimension "z"; the map has: a, b'],
    ["a:a9", 'unknown value "a9" of a; it has: a0, a1, a2, other, none'],
    ["@outcome:failed", 'unknown value "failed" of @outcome; it has: pass, fail, invalid'],
    ["@verdict:stale", 'unknown value "stale" of @verdict; it has: open, true_failure'],
    ["@toString:x", 'unknown filter "@toString"; beside dimensions there are @outcome and @verdict'],
    ["a:__proto__", 'unknown value "__proto__" of a'],
    ["a".repeat(5000), `not "${"a".repeat(60)}…"`],
    [`${"z".repeat(5000)}:a0`, `unknown dimension "${"z".repeat(60)}…"`],
    [`a:${"9".repeat(5000)}`, `unknown value "${"9".repeat(60)}…" of a`],
  ])("refuses %s", (text, message) => {
    const result = parseFilters([text], map);
    expect(result.ok ? "" : result.error.message).toContain(message);
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (scenario) => {
        for (const filter of scenario.where) {
          expect(parseFilter(formatFilter(filter), scenario.map)).toEqual({ ok: true, value: filter });
        }
      }),
    );
  });
});

describe("parseBucket", () => {
  it("takes one value a dimension", () => {
    expect(parseBucket(["a:a0", "b:none"], map)).toEqual({ ok: true, value: { a: "a0", b: "none" } });
  });

  it.each([[["a:a0", "a:a1"]], [["a:a0,a1"]], [["a:!a0"]], [["@outcome:fail"]]])("refuses %j", (texts) => {
    expect(parseBucket(texts, map).ok).toBe(false);
  });
});
