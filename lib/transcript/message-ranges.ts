import type { Span } from "./find-matches";
import { createQuoteFinder } from "./find-quote";
import { type JudgeNote, listJudgeQuotes } from "./judge-quotes";
import type { MessageText } from "./message-texts";
import type { MessageRanges, TextRange } from "./text-range";

/** A judge's note by its position among the run's highlights, by which its words are addressed. */
export type NumberedNote = JudgeNote & { highlight: number };

/** The words that each note quotes, as ranges with the note's number, and the notes whose quote is not there. */
export function findNotes(
  texts: readonly MessageText[],
  notes: readonly NumberedNote[],
): { ranges: MessageRanges; missing: Set<number> } {
  const ranges: MessageRanges = {};
  const missing = new Set<number>();
  const findQuote = createQuoteFinder(texts);
  for (const note of notes) {
    const spans = listJudgeQuotes(note).flatMap(findQuote);
    if (spans.length === 0 && note.quote !== undefined) missing.add(note.highlight);
    for (const { part, start, end } of spans) {
      addRange(ranges, part, { start, end, kind: "judge", id: String(note.highlight) });
    }
  }
  return { ranges, missing };
}

/** Every place of what was searched for, counted through the message's texts from 0. */
export function findSearched(
  texts: readonly MessageText[],
  match: (text: string) => Span[],
): { ranges: MessageRanges; count: number } {
  const ranges: MessageRanges = {};
  let count = 0;
  for (const { part, text } of texts) {
    for (const span of match(text)) {
      addRange(ranges, part, { ...span, kind: "search", id: String(count++) });
    }
  }
  return { ranges, count };
}

/** Ranges of one message from several who found them; those that the reader came for stand out. */
export function joinRanges(
  sources: readonly MessageRanges[],
  isCurrent: (range: TextRange) => boolean,
): MessageRanges {
  const joined: MessageRanges = {};
  for (const source of sources) {
    for (const [part, ranges] of Object.entries(source)) {
      for (const range of ranges) {
        addRange(joined, part, isCurrent(range) ? { ...range, isCurrent: true } : range);
      }
    }
  }
  return joined;
}

function addRange(ranges: MessageRanges, part: string, range: TextRange): void {
  ranges[part] ??= [];
  ranges[part].push(range);
}
