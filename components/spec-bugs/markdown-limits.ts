/** Characters of a text that is read as Markdown: as many as the longest one that is kept. */
const MAX_LENGTH = 20_000;

/** Markers of quotes and lists that one line may begin with. */
const MAX_MARKERS = 20;

/** Characters between two blank lines that may begin or end emphasis and links. Reading them takes time by the square. */
const MAX_DELIMITERS = 1000;

const MARKERS = new RegExp(`^(?:[\\t ]*(?:>|[-+*][\\t ]|\\d{1,9}[.)][\\t ])){${MAX_MARKERS + 1}}`, "m");
const DELIMITERS = /\\.|([*~[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}]))/gsu;

/** Whether a text can be read as Markdown at once: neither too long nor nested or marked beyond reason. */
export function isReadableMarkdown(text: string): boolean {
  return (
    text.length <= MAX_LENGTH &&
    !MARKERS.test(text) &&
    text
      .split(/\n[\t ]*\r?\n/)
      .every((block) => block.length <= MAX_DELIMITERS || countDelimiters(block) <= MAX_DELIMITERS)
  );
}

function countDelimiters(block: string): number {
  let count = 0;
  // An escaped character begins nothing.
  for (const [, delimiter] of block.matchAll(DELIMITERS)) if (delimiter !== undefined) count++;
  return count;
}
