import { expect, it } from "vitest";
import { isLimited, parseDateRange } from "./date-range";

it("reads days, and leaves an absent or empty end open", () => {
  expect(parseDateRange({ from: "2026-01-31", to: "2026-01-31" })).toEqual({
    ok: true,
    value: { from: "2026-01-31", to: "2026-01-31" },
  });
  expect(parseDateRange({ from: "", to: null })).toEqual({ ok: true, value: { from: null, to: null } });
  expect(isLimited({ from: null, to: null })).toBe(false);
  expect(isLimited({ from: null, to: "2026-02-28" })).toBe(true);
});

it.each(["2026-02-30", "2026-2-3", "0000-01-01", "2026-01-31T00:00:00Z", "yesterday", "2026-13-01", "'; --"])(
  "refuses %s, which is no day",
  (from) => {
    const range = parseDateRange({ from });
    expect(!range.ok && range.error.message).toContain(
      `from: expected a day such as 2026-01-31, not "${from}"`,
    );
  },
);

it("refuses a range that ends before it begins", () => {
  const range = parseDateRange({ from: "2026-02-01", to: "2026-01-31" });
  expect(!range.ok && range.error.message).toBe("from: 2026-02-01 is later than to: 2026-01-31");
});
