import fc from "fast-check";
import { expect, test } from "vitest";
import { listTimeTicks } from "./time-ticks";

const label = (from: string, to: string, most = 13) =>
  listTimeTicks(Date.parse(from), Date.parse(to), most).map((tick) => tick.label);

test.each([
  [
    "2027-01-01T05:30Z",
    "2027-12-31T20:00Z",
    ["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
  ],
  ["2026-11-10T00:00Z", "2027-03-02T00:00Z", ["23 Nov", "7 Dec", "21 Dec", "4 Jan", "18 Jan"]],
  ["2026-06-10T00:00Z", "2028-03-02T00:00Z", ["Jul", "Oct", "2027", "Apr", "Jul", "Oct", "2028"]],
  ["2027-07-04T22:10Z", "2027-07-05T02:20Z", ["22:30", "23:00", "23:30", "5 Jul", "00:30"]],
  [
    "2027-07-05T10:00:00Z",
    "2027-07-05T10:00:04Z",
    ["10:00:00", "10:00:01", "10:00:02", "10:00:03", "10:00:04"],
  ],
  ["1990-05-05", "2027-07-05", ["1995", "2000", "2005", "2010", "2015", "2020", "2025"]],
])("between %s and %s", (from, to, labels) => {
  expect(label(from, to).slice(0, labels.length)).toEqual(labels);
});

test("ticks are between both ends, in order, and never more than asked for", () => {
  const time = fc.integer({ min: Date.parse("0001-01-01"), max: Date.parse("9999-12-31") });
  fc.assert(
    fc.property(time, time, fc.integer({ min: 2, max: 30 }), (a, b, most) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const times = listTimeTicks(from, to, most).map(({ timeMs }) => timeMs);
      expect(times.length).toBeLessThanOrEqual(most);
      expect(times).toEqual([...new Set(times)].sort((x, y) => x - y));
      for (const at of times) expect(at >= from && at <= to).toBe(true);
    }),
  );
});
