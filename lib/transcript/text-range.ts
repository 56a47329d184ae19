import { snapBack, snapForward } from "./character-bounds";
export type RangeKind = "judge" | "mark" | "search";

/** Words of one text that are shown apart: UTF-16 units from `start` up to `end`. */
export type TextRange = {
  start: number;
  end: number;
  kind: RangeKind;
  id?: string;
  /** The one that the reader came for. */
  isCurrent?: boolean;
};

/** Ranges of a message by the text they are in, as `listMessageTexts` names it. */
export type MessageRanges = Record<string, TextRange[]>;

/** A piece of a text with the ranges that cover it, outermost first. */
export type TextStretch = { start: number; text: string; ranges: TextRange[] };

const NESTING: RangeKind[] = ["judge", "mark", "search"];

/**
 * Splits a text where ranges begin and end. The stretches' texts, in order, are the whole text; none
 * begins or ends within a character, be it a surrogate pair or CR LF.
 */
export function splitText(text: string, ranges: TextRange[]): TextStretch[] {
  if (text === "") return [];
  const whole = ranges
    .filter(({ start, end }) => start < end)
    .map((range) => ({
      ...range,
      start: snapBack(text, range.start),
      end: snapForward(text, range.end),
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const cuts = new Set([0, ...whole.flatMap(({ start, end }) => [start, end])]);
  cuts.delete(text.length);
  const starts = [...cuts].sort((a, b) => a - b);
  let begun = 0;
  let open: TextRange[] = [];
  return starts.map((start, i) => {
    open = open.filter(({ end }) => end > start);
    for (; whole[begun]?.start === start; begun++) open.push(whole[begun]!);
    return { start, text: text.slice(start, starts[i + 1]), ranges: [...open].sort(compareNesting) };
  });
}

function compareNesting(a: TextRange, b: TextRange): number {
  return NESTING.indexOf(a.kind) - NESTING.indexOf(b.kind) || a.start - b.start || b.end - a.end;
}
