import { quote } from "@/lib/map/map-problem";
import { failure, type Result, success } from "@/lib/result";

/** Days between which runs started, both included, in UTC; null leaves that end open. */
export type DateRange = { from: string | null; to: string | null };

export const ALL_DAYS: DateRange = { from: null, to: null };

/** Whether a range leaves out any run at all. */
export function isLimited({ from, to }: DateRange): boolean {
  return from !== null || to !== null;
}

/** Parses a day such as `2026-01-31`; `name` is what the error calls it. */
function parseDay(name: string, text: string): Result<string> {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  // A 30th of February is read as a day of March; PostgreSQL knows no year 0.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text >= "0001";
  return isDay
    ? success(text)
    : failure("usage", `${name}: expected a day such as 2026-01-31, not ${quote(text)}`);
}

/** Parses the ends of a range; an empty or absent one is open. The error says which end is wrong. */
export function parseDateRange(texts: { from?: string | null; to?: string | null }): Result<DateRange> {
  const range: DateRange = { from: null, to: null };
  for (const name of ["from", "to"] as const) {
    const text = texts[name];
    if (!text) continue;
    const day = parseDay(name, text);
    if (!day.ok) return day;
    range[name] = day.value;
  }
  const { from, to } = range;
  if (from !== null && to !== null && from > to) {
    return failure("usage", `from: ${from} is later than to: ${to}`);
  }
  return success(range);
}
