import { expect, test } from "vitest";
import { parseTimeMs } from "./parse-time";

const at = Date.UTC(2027, 0, 3, 10, 5);

test.each([
  ["2027-01-03T10:05:00Z", at],
  ["2027-01-03 10:05", at],
  ["2027-01-03t11:05:00.000000+01", at],
  ["2027-01-03T11:05:00,5 +0100", at + 500],
  [" 2027-01-03 ", Date.UTC(2027, 0, 3)],
  ["2027-01", Date.UTC(2027, 0, 1)],
  ["03.01.2027 10:05", Number.NaN],
  ["1/3/2027", Number.NaN],
  ["2027-13-45", Number.NaN],
  ["day 12", Number.NaN],
  ["", Number.NaN],
])("%j, wherever it is read", (text, timeMs) => {
  const zone = process.env.TZ;
  process.env.TZ = "America/New_York";
  try {
    expect(parseTimeMs(text)).toBe(timeMs);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
