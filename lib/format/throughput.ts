import { formatDuration } from "./duration";

/** Work of which a part is done, and how long that took. */
type Work = { done: number; total: number; elapsedMs: number };

// The first moments go to opening files and would promise nonsense.
const LEAST_ELAPSED_MS = 1_000;

/** Units a second since the start, or null where it is too early to say. */
export function getRate({ done, elapsedMs }: Pick<Work, "done" | "elapsedMs">): number | null {
  return done > 0 && elapsedMs >= LEAST_ELAPSED_MS ? (done * 1000) / elapsedMs : null;
}

/**
 * How long the rest takes if it goes on as it did: "about 40 s", in steps that do not flicker; null
 * where it is too early to say or nothing is left.
 */
export function formatTimeLeft(work: Work): string | null {
  const rate = getRate(work);
  if (rate === null || work.done >= work.total) return null;
  const seconds = (work.total - work.done) / rate;
  const stepS = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 30 : 300;
  const rounded = Math.ceil(seconds / stepS) * stepS;
  return `about ${rounded < 10 ? `${rounded} s` : formatDuration(rounded * 1000)}`;
}
