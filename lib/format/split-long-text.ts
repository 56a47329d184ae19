const MOST_CHARACTERS = 2 ** 15;

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/**
 * Cuts text into pieces that are one text node each wherever the page comes from: what a browser parses
 * as HTML it breaks into nodes of at most 65,536 characters, and a page drawn over it would not expect
 * them. Characters beyond U+FFFF stay whole; the pieces together are the text.
 */
export function splitLongText(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > MOST_CHARACTERS) {
    const end = start + MOST_CHARACTERS;
    const whole = isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;
    pieces.push(text.slice(start, whole));
    start = whole;
  }
  return [...pieces, text.slice(start)];
}
