/** Deeper values are taken to hold one, rather than gone through: they cost a second look, not a crash. */
const MAX_DEPTH = 1000;

/** Whether a parsed JSON value may hold an integer that was rounded; it may also hold none. */
export function mayHoldRoundedInteger(value: unknown, depth = 0): boolean {
  // Fractions this large are whole as well, so that those are looked at again too.
  if (typeof value === "number") return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  if (typeof value !== "object" || value === null) return false;
  if (depth >= MAX_DEPTH) return true;
  if (Array.isArray(value)) return value.some((item) => mayHoldRoundedInteger(item, depth + 1));
  for (const key in value) {
    if (mayHoldRoundedInteger((value as Record<string, unknown>)[key], depth + 1)) return true;
  }
  return false;
}
