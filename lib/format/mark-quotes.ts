/** A stretch of a text, and whether it lies in one of the quotes. */
export type MarkedText = { text: string; marked: boolean };

/** Splits a text at every place where one of the quotes occurs; overlapping quotes merge into one mark. */
export function markQuotes(text: string, quotes: string[]): MarkedText[] {
  const ranges = quotes.flatMap((quote) => listRanges(text, quote)).sort((a, b) => a.start - b.start);
  const parts: MarkedText[] = [];
  let position = 0;
  for (const { start, end } of ranges) {
    if (end <= position) continue;
    const from = Math.max(start, position);
    const last = parts.at(-1);
    if (start < position && last) last.text += text.slice(position, end);
    else {
      if (from > position) parts.push({ text: text.slice(position, from), marked: false });
      parts.push({ text: text.slice(from, end), marked: true });
    }
    position = end;
  }
  if (position < text.length) parts.push({ text: text.slice(position), marked: false });
  return parts;
}

function listRanges(text: string, quote: string): { start: number; end: number }[] {
  const ranges = [];
  if (quote === "") return [];
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + quote.length)) {
    ranges.push({ start, end: start + quote.length });
  }
  return ranges;
}
