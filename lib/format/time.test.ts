import { expect, it } from "vitest";
import { formatStatedTime } from "./stated-time";
import { formatDay, formatTime } from "./time";

it("writes a time in UTC", () => {
  expect(formatTime("2026-11-14T10:05:00+01:00")).toBe("14 Nov 2026, 09:05 UTC");
  expect(formatStatedTime("2026-11-14 10:05")).toBe("14 Nov 2026, 10:05 UTC");
});

it("leaves alone what is no time", () => {
  expect(formatTime("day 12, morning")).toBe("day 12, morning");
  expect(formatDay("day 12, morning")).toBe("day 12, morning");
  expect(formatStatedTime("03.01.2026 10:05")).toBe("03.01.2026 10:05");
});

it("writes a day in UTC", () => {
  expect(formatDay("2026-11-15T00:30:00+01:00")).toBe("14 Nov 2026");
});
