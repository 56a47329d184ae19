import { expect, test } from "vitest";
import { parseRunNumber } from "./parse-run-number";

test("a run has one address", () => {
  expect(parseRunNumber("12")).toEqual({ ok: true, value: 12 });
  for (const text of ["", "0", "012", "-1", "1e3", "1.0", " 1", "9".repeat(16), "x"]) {
    expect(parseRunNumber(text)).toMatchObject({ ok: false, error: { code: "not_found" } });
  }
});
