import { snapBack, snapForward } from "@/lib/transcript/character-bounds";
import { cutsWord } from "./cuts-word";
import { foldSpace } from "./fold-space";

/** UTF-16 units kept before and after a quote. */
const CONTEXT_UNITS = 32;
/** White space may have grown since, so that the same words reach further. */
const SEARCHED_UNITS = 4 * CONTEXT_UNITS;

export type Stretch = { start: number; end: number };

export type Context = { before: string; after: string };

/** Units that words and their context need between them to be told from the same words elsewhere. */
const TELLING_UNITS = 16;

/** How a stretch of a text fits what was kept around a quote. */
export type Fit = {
  /** Units of the kept context that are around it. */
  units: number;
  /** Whether that is all of the context. */
  isWhole: boolean;
  /** Whether quote and context are enough to tell it from the same words elsewhere. */
  isTelling: boolean;
};

/** The words around a stretch of a text; no character is cut. */
export function getContext(text: string, { start, end }: Stretch): Context {
  return {
    before: text.slice(snapForward(text, start - CONTEXT_UNITS), start),
    after: text.slice(end, snapBack(text, end + CONTEXT_UNITS)),
  };
}

/**
 * How much of the kept context a stretch of a text has around it. Where an edge of the text cut the
 * context short and few units are left to tell the words by, all of it is that edge too: "ok" alone is
 * not the "ok" of "look". Words as short as "we" are in most texts, so without enough of their context,
 * or all of a shorter one, they are other words; those that were a text of their own have an edge for it.
 * Whatever is around them, words that were whole are not a part of longer ones: "no" is not that of "not".
 */
export function measureFit(
  text: string,
  { start, end }: Stretch,
  { quote, before, after }: Context & { quote: string | null },
): Fit {
  const needsEdges = before.length + (quote ?? "").length + after.length < TELLING_UNITS;
  const ahead = measureSide(reverse(text.slice(Math.max(0, start - SEARCHED_UNITS), start)), reverse(before));
  const behind = measureSide(text.slice(end, end + SEARCHED_UNITS), after);
  const isWhole = (side: Side) => side.isKept && (!needsEdges || side.isAll);
  const units = ahead.units + behind.units;
  const isLong = foldSpace(quote ?? "").trim().length + units >= TELLING_UNITS;
  const isPart =
    (cutsWord(text.slice(0, start), text.slice(start, end)) && !cutsWord(before, quote ?? "")) ||
    (cutsWord(text.slice(start, end), text.slice(end)) && !cutsWord(quote ?? "", after));
  const isKept = ahead.isKept && behind.isKept && (units > 0 || ahead.isAll || behind.isAll);
  return {
    units,
    isWhole: !isPart && isWhole(ahead) && isWhole(behind),
    isTelling: !isPart && (isLong || isKept),
  };
}

type Side = { units: number; isKept: boolean; isAll: boolean };

/** Compares what is on one side of words, the nearest first, with what was kept of it. */
function measureSide(found: string, kept: string): Side {
  const wanted = foldSpace(kept).trim();
  const given = foldSpace(found).trim();
  let units = 0;
  while (units < wanted.length && wanted[units] === given[units]) units++;
  return { units, isKept: units === wanted.length, isAll: given.length === units };
}

function reverse(text: string): string {
  return [...text].reverse().join("");
}
