import { type Context, measureFit, type Stretch } from "./context";
import { foldSpace, listFoldedOffsets } from "./fold-space";
import type { FoldedText } from "./message-in-branch";

export type Quote = Context & { start: number; quote: string };

/** A word as short as "a" is everywhere in a long text: only so many places near the old one are weighed. */
const MOST_PLACES = 1000;

/** Where a text holds a quote with all of its kept context, nearest to where it was. */
export function findInContext(text: FoldedText, quote: Quote): Stretch | null {
  const old = { start: quote.start, end: quote.start + quote.quote.length };
  const isFit = (place: Stretch) => measureFit(text.text, place, quote).isWhole;
  if (text.text.startsWith(quote.quote, old.start) && isFit(old)) return old;
  const [before, after] = [foldSpace(quote.before).trimStart(), foldSpace(quote.after).trimEnd()];
  const needle = foldSpace(`${before}${quote.quote}${after}`);
  if (!text.folded.includes(needle)) return null;
  return listExactPlaces(text, quote).find(isFit) ?? listFoldedPlaces(text, quote).find(isFit) ?? null;
}

/**
 * Where a text holds a quote with most of its context; of alike places the nearest to where it was.
 * A short quote that lost its context is nowhere.
 */
export function findBestFit(text: FoldedText, quote: Quote): Stretch | null {
  return (
    chooseBest(text, quote, listExactPlaces(text, quote)) ??
    chooseBest(text, quote, listFoldedPlaces(text, quote))
  );
}

function chooseBest({ text }: FoldedText, quote: Quote, places: Stretch[]): Stretch | null {
  let best: { place: Stretch; units: number } | null = null;
  for (const place of places) {
    const { units, isTelling } = measureFit(text, place, quote);
    if (isTelling && (best === null || units > best.units)) best = { place, units };
  }
  return best?.place ?? null;
}

function listExactPlaces({ text }: FoldedText, { quote, start }: Quote): Stretch[] {
  const places = listOccurrences(text, quote).map((at) => ({ start: at, end: at + quote.length }));
  return listNearest(places, start);
}

/** Places of the same words in other white space. */
function listFoldedPlaces({ text, folded }: FoldedText, { quote, start }: Quote): Stretch[] {
  const wanted = foldSpace(quote);
  const found = listOccurrences(folded, wanted);
  if (found.length === 0) return [];
  const offsets = listFoldedOffsets(text);
  const places = found.map((at) => ({ start: offsets[at]!, end: offsets[at + wanted.length]! }));
  return listNearest(places, start);
}

function listNearest(places: Stretch[], start: number): Stretch[] {
  const distance = (place: Stretch) => Math.abs(place.start - start);
  return places.sort((a, b) => distance(a) - distance(b)).slice(0, MOST_PLACES);
}

function listOccurrences(text: string, quote: string): number[] {
  const starts = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) starts.push(at);
  return starts;
}
