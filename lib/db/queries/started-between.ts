import type { DateRange } from "@/lib/coverage/date-range";

/**
 * SQL conditions that a run `r` started between two days, both included, in UTC; one that does not say
 * when it started is in no range. `add` makes a parameter of a value.
 */
export function listStartConditions(
  { from = null, to = null }: Partial<DateRange>,
  add: (value: unknown) => string,
): string[] {
  const conditions: string[] = [];
  if (from !== null) conditions.push(`r.started_at >= ${add(from)}::date::timestamp AT TIME ZONE 'UTC'`);
  if (to !== null) conditions.push(`r.started_at < (${add(to)}::date + 1)::timestamp AT TIME ZONE 'UTC'`);
  return conditions;
}
