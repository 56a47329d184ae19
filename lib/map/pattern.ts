/**
 * Longer texts are never matched: a pattern may take quadratic time, which up to this length is
 * about a millisecond at worst.
 */
export const MAX_TESTED_LENGTH = 1000;

/** Compiles a pattern of a map; throws a SyntaxError where it is none. */
export function compilePattern(pattern: string): RegExp {
  return new RegExp(pattern, "u");
}

/** How many groups a compiled pattern captures. */
export function countGroups(pattern: RegExp): number {
  return new RegExp(`${pattern.source}|`, "u").exec("")!.length - 1;
}
