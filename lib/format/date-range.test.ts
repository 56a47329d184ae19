import { expect, it } from "vitest";
import { formatDateRange } from "./date-range";

it.each([
  [{ from: "2026-01-01", to: "2026-01-31" }, "from 2026-01-01 to 2026-01-31"],
  [{ from: "2026-01-01", to: null }, "from 2026-01-01"],
  [{ from: null, to: "2026-01-31" }, "to 2026-01-31"],
  [{ from: "2026-01-31", to: "2026-01-31" }, "on 2026-01-31"],
  [{ from: null, to: null }, "any time"],
])("says %j in words", (range, words) => {
  expect(formatDateRange(range)).toBe(words);
});
