const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** A date of a scale, as short as its neighbours allow. */
export type TimeTick = { timeMs: number; label: string };

type Step = { lengthMs: number; list(fromMs: number): Generator<number>; format: Intl.DateTimeFormat };

const write = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });

const seconds = write({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const minutes = write({ hour: "2-digit", minute: "2-digit" });
const days = write({ day: "numeric", month: "short" });
const months = write({ month: "short" });
const years = write({ year: "numeric" });

function everyMs(lengthMs: number, format: Intl.DateTimeFormat, originMs = 0): Step {
  return {
    lengthMs,
    format,
    *list(fromMs) {
      for (let i = Math.ceil((fromMs - originMs) / lengthMs); ; i++) yield originMs + i * lengthMs;
    },
  };
}

function everyMonths(count: number, format: Intl.DateTimeFormat): Step {
  return {
    lengthMs: count * 30.44 * DAY_MS,
    format,
    *list(fromMs) {
      const from = new Date(fromMs);
      const first = from.getUTCFullYear() * 12 + from.getUTCMonth();
      for (let month = Math.floor(first / count) * count; ; month += count) {
        const at = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
        if (at >= fromMs) yield at;
      }
    },
  };
}

const STEPS: Step[] = [
  ...[1, 5, 15, 30].map((count) => everyMs(count * SECOND_MS, seconds)),
  ...[1, 5, 15, 30].map((count) => everyMs(count * MINUTE_MS, minutes)),
  ...[1, 3, 6, 12].map((count) => everyMs(count * HOUR_MS, minutes)),
  ...[1, 2].map((count) => everyMs(count * DAY_MS, days)),
  ...[7, 14].map((count) => everyMs(count * DAY_MS, days, FIRST_MONDAY_MS)),
  ...[1, 3, 6].map((count) => everyMonths(count, months)),
  ...[1, 2, 5, 10, 20, 50, 100, 500, 1000].map((count) => everyMonths(count * 12, years)),
];

/** Round dates between two times, at most `most` of them; the first of a year or a day says which it is. */
export function listTimeTicks(fromMs: number, toMs: number, most: number): TimeTick[] {
  const step = STEPS.find(({ lengthMs }) => (toMs - fromMs) / lengthMs < most) ?? STEPS.at(-1)!;
  const ticks: TimeTick[] = [];
  for (const timeMs of step.list(fromMs)) {
    if (timeMs > toMs || ticks.length === most) break;
    const date = new Date(timeMs);
    const isNewDay = step.lengthMs < DAY_MS && timeMs % DAY_MS === 0;
    const isNewYear = step.format === months && date.getUTCMonth() === 0;
    ticks.push({ timeMs, label: (isNewDay ? days : isNewYear ? years : step.format).format(date) });
  }
  return ticks;
}
