import { measureFit } from "./context";
import { findBestFit, findInContext, type Quote } from "./find-quote";
import type { MarkAnchor } from "./mark";
import type { FoldedText, MessageInBranch } from "./message-in-branch";

/** Where the words of a mark are. Null words are the whole message. */
export type Sighting = {
  message: number;
  part: string | null;
  start: number | null;
  end: number | null;
  /** What told the message: its id, the words around the quote, or, in a log without ids, its place. */
  by: "id" | "context" | "index";
};

type QuoteAnchor = MarkAnchor & Quote & { part: string };

/**
 * Finds the words of a mark among messages of its branch: in the one of the same id, else in the nearest
 * that holds the quote with its context, else, if the log gave the message no id, in the one at the same
 * place. Null where none of these holds the quote, or begins as the message that was marked whole.
 */
export function findAnchor(anchor: MarkAnchor, messages: MessageInBranch[]): Sighting | null {
  const distance = ({ index }: MessageInBranch) => Math.abs(index - anchor.message);
  const nearest = [...messages].sort((a, b) => distance(a) - distance(b));
  const isSame = ({ id }: MessageInBranch) => id !== null && id === anchor.message_id;
  const isThere = ({ index }: MessageInBranch) => anchor.message_id === null && index === anchor.message;
  return (
    findFirst(nearest.filter(isSame), (message) => sight(anchor, message, "id")) ??
    findFirst(nearest, (message) => sight(anchor, message, "context")) ??
    findFirst(nearest.filter(isThere), (message) => sight(anchor, message, "index"))
  );
}

function sight(anchor: MarkAnchor, message: MessageInBranch, by: Sighting["by"]): Sighting | null {
  if (!isOnQuote(anchor)) {
    const isFound = by === "id" || isSameBeginning(anchor, message, by);
    return isFound ? { message: message.index, part: null, start: null, end: null, by } : null;
  }
  const own = message.texts.filter(({ part }) => part === anchor.part);
  const others = message.texts.filter(({ part }) => part !== anchor.part);
  const findIn = (find: (text: FoldedText, quote: Quote) => { start: number; end: number } | null) =>
    findFirst([...own, ...others], (text) => {
      const place = find(text, anchor);
      return place && { message: message.index, part: text.part, ...place, by };
    });
  return findIn(findInContext) ?? (by === "context" ? null : findIn(findBestFit));
}

function isOnQuote(anchor: MarkAnchor): anchor is QuoteAnchor {
  return anchor.quote !== null && anchor.part !== null && anchor.start !== null;
}

/** Whether a message begins as the one that was marked whole; at its place, with 16 units of that or all of a shorter one. */
function isSameBeginning(anchor: MarkAnchor, { texts }: MessageInBranch, by: "context" | "index"): boolean {
  const text = texts[0]?.text ?? "";
  // A message without a text has nothing that it could be told by, but its place.
  if (anchor.after === "") return by === "index" && text === "";
  const fit = measureFit(text, { start: 0, end: 0 }, anchor);
  return by === "context" ? fit.isWhole : fit.isTelling;
}

function findFirst<T, R>(items: T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
