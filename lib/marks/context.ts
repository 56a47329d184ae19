import { snapBack, snapForward } from "@/lib/transcript/text-range";
import { foldSpace } from "./fold-space";

/** UTF-16 units kept before and after a quote. */
const CONTEXT_UNITS = 32;
/** White space may have grown since, so that the same words reach further. */
const SEARCHED_UNITS = 4 * CONTEXT_UNITS;

export type Stretch = { start: number; end: number };

export type Context = { before: string; after: string };

/** The words around a stretch of a text; no character is cut. */
export function getContext(text: string, { start, end }: Stretch): Context {
  return {
    before: text.slice(snapForward(text, start - CONTEXT_UNITS), start),
    after: text.slice(end, snapBack(text, end + CONTEXT_UNITS)),
  };
}

/** How much of the kept context a stretch of a text has around it: units, and whether it is all of it. */
export function measureFit(
  text: string,
  { start, end }: Stretch,
  { before, after }: Context,
): { units: number; isWhole: boolean } {
  const ahead = measureSide(
    reverse(text.slice(Math.max(0, start - SEARCHED_UNITS), start)),
    reverse(before),
    start <= SEARCHED_UNITS,
  );
  const behind = measureSide(
    text.slice(end, end + SEARCHED_UNITS),
    after,
    text.length - end <= SEARCHED_UNITS,
  );
  return { units: ahead.units + behind.units, isWhole: ahead.isWhole && behind.isWhole };
}

function measureSide(found: string, kept: string, isAll: boolean): { units: number; isWhole: boolean } {
  const wanted = foldSpace(kept).trim();
  const given = foldSpace(found).trim();
  let units = 0;
  while (units < wanted.length && wanted[units] === given[units]) units++;
  // A context cut short by an edge of its text wants that edge again: "ok" alone is not the "ok" of "look".
  const endedAtEdge = kept.length < CONTEXT_UNITS - 1;
  const isWhole = units === wanted.length && (!endedAtEdge || (isAll && given.length === units));
  return { units, isWhole };
}

function reverse(text: string): string {
  return [...text].reverse().join("");
}
