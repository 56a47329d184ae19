import { parseTimeMs } from "./parse-time";
import { formatTime } from "./time";

/** A time as a log states it, as `formatTime` writes it; a text that is none is given back as it is. */
export function formatStatedTime(text: string): string {
  const timeMs = parseTimeMs(text);
  return Number.isNaN(timeMs) ? text : formatTime(new Date(timeMs).toISOString());
}
