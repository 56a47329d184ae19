import type { Message } from "@/lib/import/run-record";
import { listMessageTexts } from "./message-texts";
import type { MessageRanges, TextRange } from "./text-range";

/** Every place of a text where one of the judge's quotes occurs; quotes that overlap are one range. */
export function markQuotes(text: string, quotes: string[]): TextRange[] {
  const places = quotes.flatMap((quote) => listPlaces(text, quote)).sort((a, b) => a.start - b.start);
  const ranges: TextRange[] = [];
  for (const { start, end } of places) {
    const last = ranges.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end, kind: "judge" });
  }
  return ranges;
}

/** The judge's quotes in every text of a message. */
export function markMessageQuotes(message: Message, quotes: string[]): MessageRanges {
  if (quotes.length === 0) return {};
  return Object.fromEntries(
    listMessageTexts(message).map(({ part, text }) => [part, markQuotes(text, quotes)]),
  );
}

function listPlaces(text: string, quote: string): { start: number; end: number }[] {
  const places = [];
  if (quote === "") return [];
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + quote.length)) {
    places.push({ start, end: start + quote.length });
  }
  return places;
}
