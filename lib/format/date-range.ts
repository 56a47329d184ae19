import type { DateRange } from "@/lib/coverage/date-range";

/** A range of days in words: "from 2026-01-01 to 2026-01-31". */
export function formatDateRange({ from, to }: DateRange): string {
  if (from !== null && from === to) return `on ${from}`;
  return [from !== null && `from ${from}`, to !== null && `to ${to}`].filter(Boolean).join(" ") || "any time";
}
