const MAX_LENGTH = 200;

/** A parser's complaint in short: without its inner state, which says nothing to a reader. */
export function describeJsonError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/ at chunk position.*/s, "")
    .replace(/ in state [A-Z_]+.*/s, "")
    .replace(/Unexpected [A-Z_]+ \((.*)\)/s, "Unexpected $1")
    .slice(0, MAX_LENGTH);
}
