import type { MessageText } from "./message-texts";

/** Words of one of a message's texts. */
export type PartSpan = { part: string; start: number; end: number };

/** Letters of texts without what quotes get wrong, each with the place it was read at. */
type Folded = { letters: string; places: Int32Array };

// What a quote leaves out for brevity stands for anything, or for nothing.
const ELLIPSIS = /\s*(?:\[\s*(?:…|\.{3,})\s*\]|\(\s*(?:…|\.{3,})\s*\)|…|\.{3,}|\. \. \.)\s*/;
const PUNCTUATION_AT_ENDS = /^[.,;:!?'-]+|[.,;:!?'-]+$/g;
const MOST_PIECES = 20;

const QUOTATION_MARKS = new Set("'\"‘’‚‛“”„‟«»‹›´`′″");
const DASHES = new Set("-‐‑‒–—―−");
/** Emphasis of Markdown and escapes of JSON, which quotes of rendered text lack. */
const DECORATION = new Set("*~\\");
const SPACE = /[\s\u200B-\u200D\u2060\uFEFF\u00AD]/;

/**
 * Where a message says what a quote of it says: the words of each of its texts, or none where they are
 * not there. White space, the kind of quotation marks and dashes, the case of letters, emphasis and
 * escapes may differ; an ellipsis in the quote stands for anything; the quote may run over several texts.
 */
export function findQuote(texts: readonly MessageText[], quote: string): PartSpan[] {
  return createQuoteFinder(texts)(quote);
}

/** Finds several quotes in one message, which is read once: a judge may quote a long one any number of times. */
export function createQuoteFinder(texts: readonly MessageText[]): (quote: string) => PartSpan[] {
  let folded: Folded | null = null;
  return (quote) => {
    folded ??= fold(texts.map(({ text }) => text).join(""));
    return findFolded(texts, folded, quote);
  };
}

function findFolded(texts: readonly MessageText[], folded: Folded, quote: string): PartSpan[] {
  const pieces = quote
    .split(ELLIPSIS)
    .slice(0, MOST_PIECES)
    .map((piece) => fold(piece).letters)
    .filter((piece) => piece !== "");
  const found =
    findPieces(folded.letters, pieces) ??
    findPieces(folded.letters, pieces.map((piece) => piece.replace(PUNCTUATION_AT_ENDS, "")).filter(Boolean));
  if (found === null) return [];
  return found.flatMap(({ start, end }) =>
    splitByText(texts, folded.places[start]!, folded.places[end - 1]! + 1),
  );
}

function fold(text: string): Folded {
  const letters: string[] = [];
  const places = new Int32Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    // Line breaks of arguments are printed as JSON writes them.
    if (letter === "\\" && /[nrt]/.test(text[i + 1] ?? "")) i++;
    else if (!SPACE.test(letter) && !DECORATION.has(letter)) {
      places[letters.length] = i;
      letters.push(foldLetter(letter));
    }
  }
  return { letters: letters.join(""), places };
}

function foldLetter(letter: string): string {
  if (QUOTATION_MARKS.has(letter)) return "'";
  if (DASHES.has(letter)) return "-";
  const lower = letter.toLowerCase();
  return lower.length === 1 ? lower : letter;
}

/** Where the pieces follow each other, as close together as they can before the first place all of them end. */
function findPieces(letters: string, pieces: string[]): { start: number; end: number }[] | null {
  if (pieces.length === 0) return null;
  let end = 0;
  for (const piece of pieces) {
    const start = letters.indexOf(piece, end);
    if (start < 0) return null;
    end = start + piece.length;
  }
  const found: { start: number; end: number }[] = [];
  for (const piece of pieces.toReversed()) {
    const start = letters.lastIndexOf(piece, end - piece.length);
    found.unshift({ start, end: start + piece.length });
    end = start;
  }
  return found;
}

/** A stretch of the texts, one after another, as stretches of each of them. */
function splitByText(texts: readonly MessageText[], start: number, end: number): PartSpan[] {
  const spans: PartSpan[] = [];
  let offset = 0;
  for (const { part, text } of texts) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, text.length);
    if (from < to) spans.push({ part, start: from, end: to });
    offset += text.length;
  }
  return spans;
}
