import type { DateRange } from "@/lib/coverage/date-range";

/**
 * The SQL condition on `run r` that it started in a range of days, in UTC. The days stand in its text,
 * since COPY takes no parameters; they are checked to be days.
 */
export function whereStarted({ from, to }: DateRange): string {
  const start = (day: string, after: number) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error("a day of a range is none");
    return `((date '${day}' + ${after})::timestamp AT TIME ZONE 'UTC')`;
  };
  return [
    "r.started_at IS NOT NULL",
    ...(from === null ? [] : [`r.started_at >= ${start(from, 0)}`]),
    ...(to === null ? [] : [`r.started_at < ${start(to, 1)}`]),
  ].join(" AND ");
}
