import { expect, it } from "vitest";
import { HELD_VERDICTS } from "@/lib/coverage/verdict";
import { formatVerdict, formatVerdictCount } from "./verdict-label";

it("says verdicts in words, and how many", () => {
  expect(HELD_VERDICTS.map(formatVerdict)).toEqual([
    "true failure",
    "spec bug",
    "checker bug",
    "simulation bug",
    "duplicate",
  ]);
  expect(formatVerdictCount(1, "spec_bug")).toBe("1 spec bug");
  expect(formatVerdictCount(1200, "true_failure")).toBe("1,200 true failures");
});
