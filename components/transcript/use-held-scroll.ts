import { useCallback, useEffect, useRef } from "react";
import { type AddressedWords, getMessageAnchor } from "@/lib/url/run-url";
import type { CurrentMessage } from "./use-current-message";

/** Share of what can be seen above words that are scrolled to. */
const WORDS_SHARE = 1 / 3;
const MARGIN_PX = 60;

/**
 * Scrolls to a message, or to words of it, and again as messages around it load, open and grow, until
 * the reader scrolls. `getSeenFromPx` says how much of the window's top is covered.
 */
export function useHeldScroll(
  scrollToRow: (index: number) => void,
  getSeenFromPx: () => number,
  changes: unknown[],
) {
  const held = useRef<CurrentMessage | null>(null);
  const settle = useCallback(() => {
    if (held.current === null) return;
    const { index, words } = held.current;
    const element = words && findWords(index, words);
    if (element) showWords(element, getSeenFromPx());
    else scrollToRow(index);
  }, [scrollToRow, getSeenFromPx]);
  const scrollTo = useCallback(
    (message: CurrentMessage) => {
      held.current = message;
      settle();
    },
    [settle],
  );
  useEffect(settle, [settle, ...changes]);
  useEffect(() => {
    // Words are in the page only some time after their message is.
    if (held.current?.words && findWords(held.current.index, held.current.words)) settle();
  });
  useEffect(() => {
    const release = () => {
      held.current = null;
    };
    const events = ["wheel", "touchmove", "pointerdown", "keydown"] as const;
    for (const event of events) window.addEventListener(event, release, { capture: true, passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, release, { capture: true });
    };
  }, []);
  return scrollTo;
}

function findWords(index: number, { kind, id }: AddressedWords): Element | null {
  const message = document.getElementById(getMessageAnchor(index));
  return message?.querySelector(`[data-range="${kind}"][data-range-id="${CSS.escape(id)}"]`) ?? null;
}

/**
 * Scrolls only where the words are not in view already, with the head of their message where both have
 * room: stepping through one message stays calm.
 */
function showWords(element: Element, seenFromPx: number) {
  const seenToPx = window.innerHeight - MARGIN_PX;
  const { top, bottom } = element.getBoundingClientRect();
  const head = element.closest("article")?.getBoundingClientRect().top ?? top;
  const hasRoom = bottom - head <= seenToPx - seenFromPx;
  if ((hasRoom ? head : top) >= seenFromPx && bottom <= seenToPx) return;
  const toWords = top - seenFromPx - (seenToPx - seenFromPx) * WORDS_SHARE;
  window.scrollBy({ top: hasRoom ? Math.min(toWords, head - seenFromPx) : toWords });
}
