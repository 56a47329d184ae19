const FIRST_MS = 500;
const LONGEST_MS = 5_000;
const GROWTH = 1.5;

/** How long to wait before asking again: half a second while things move, longer and longer while they do not. */
export function getNextDelay(delayMs: number, hasChanged: boolean): number {
  return hasChanged ? FIRST_MS : Math.min(LONGEST_MS, Math.max(FIRST_MS, delayMs) * GROWTH);
}
