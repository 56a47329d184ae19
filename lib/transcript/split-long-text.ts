import { snapBack } from "./character-bounds";

const MOST_CHARACTERS = 2 ** 15;

/**
 * Cuts text into pieces that are one text node each wherever the page comes from: what a browser parses
 * as HTML it breaks into nodes of at most 65,536 characters, and React takes those for another page. Each
 * cut is between characters; the pieces together are the text.
 */
export function splitLongText(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = snapBack(text, start + MOST_CHARACTERS);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
