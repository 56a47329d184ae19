import { expect, test } from "vitest";
import { parseNumberOf } from "./parse-number-of";

test("a thing has one address", () => {
  expect(parseNumberOf("run", "12")).toEqual({ ok: true, value: 12 });
  expect(parseNumberOf("import", "9".repeat(9))).toEqual({ ok: true, value: 999_999_999 });
  for (const text of ["", "0", "012", "-1", "1e3", "1.0", " 1", "1\n", "9".repeat(16), "x"]) {
    expect(parseNumberOf("run", text)).toMatchObject({ ok: false, error: { code: "not_found" } });
  }
});

test.each([
  ["run", "1e3", 'there is no run "1e3"; a run is named by its number'],
  ["import", "x", '"x" is no import; an import is named by its number'],
  ["spec bug", "9".repeat(10), '"9999999999" is no spec bug; a spec bug is named by its number'],
] as const)("a word that names no %s is refused: %s", (what, word, message) => {
  expect(parseNumberOf(what, word)).toMatchObject({ error: { code: "not_found", message } });
});
