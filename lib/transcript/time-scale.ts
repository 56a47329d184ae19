import { parseTimeMs } from "@/lib/format/parse-time";

/** A message, and the simulated time that the log gives it. */
export type MessageTime = { message: number; at: string };

/** Where the messages of a run lie between its beginning, 0, and its end, 1. */
export type TimeScale = {
  /** Of what lengths on the scale are: simulated time, or messages where the log has no times. */
  axis: "time" | "messages";
  /** First and last time; null where the scale is of messages. */
  spanMs: { from: number; to: number } | null;
  getPlace(message: number): number;
  getMessage(place: number): number;
  /** Simulated time at a place, between the messages whose time is known. */
  getTimeMs(place: number): number | null;
};

type Known = { message: number; timeMs: number };

/**
 * The scale of a run by the messages whose time is known. Time that goes back, as after a rollback
 * within the transcript, or that stands still makes no scale: it is then of messages.
 */
export function createTimeScale(total: number, times: readonly MessageTime[]): TimeScale {
  const last = Math.max(total - 1, 1);
  const known = listKnown(times, last);
  const [first, end] = [known[0], known.at(-1)];
  const isForward = known.every(({ timeMs }, i) => i === 0 || timeMs >= known[i - 1]!.timeMs);
  if (!first || !end || !isForward || first.timeMs === end.timeMs) {
    return {
      axis: "messages",
      spanMs: null,
      getPlace: (message) => clamp(message / last, 0, 1),
      getMessage: (place) => Math.round(clamp(place, 0, 1) * last),
      getTimeMs: () => null,
    };
  }
  const lengthMs = end.timeMs - first.timeMs;
  const getTimeMs = (place: number) => first.timeMs + clamp(place, 0, 1) * lengthMs;
  return {
    axis: "time",
    spanMs: { from: first.timeMs, to: end.timeMs },
    getPlace: (message) => (interpolate(known, "message", "timeMs", message) - first.timeMs) / lengthMs,
    getMessage: (place) => Math.round(interpolate(known, "timeMs", "message", getTimeMs(place))),
    getTimeMs,
  };
}

function listKnown(times: readonly MessageTime[], last: number): Known[] {
  const byMessage = new Map<number, number>();
  for (const { message, at } of times) {
    const timeMs = parseTimeMs(at);
    if (!Number.isNaN(timeMs) && message >= 0 && message <= last) byMessage.set(message, timeMs);
  }
  return [...byMessage]
    .map(([message, timeMs]) => ({ message, timeMs }))
    .sort((a, b) => a.message - b.message);
}

/** Between two known points as on a line, beyond the ends as at them. */
function interpolate(known: readonly Known[], from: keyof Known, to: keyof Known, value: number): number {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]![from] < value) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [known[low - 1], known[low]];
  if (after === undefined) return before![to];
  if (before === undefined || after[from] === value) return after[to];
  const share = (value - before[from]) / (after[from] - before[from]);
  return before[to] + share * (after[to] - before[to]);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
