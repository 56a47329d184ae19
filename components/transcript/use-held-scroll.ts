import type { Virtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef } from "react";
import { type AddressedWords, getMessageAnchor } from "@/lib/url/run-url";
import type { CurrentMessage } from "./use-current-message";

/** Share of the window above words that are scrolled to. */
const WORDS_SHARE = 1 / 3;
const MARGIN_PX = 60;

/**
 * Scrolls to a message, or to words of it, and again as messages around it load, open and grow, until
 * the reader scrolls.
 */
export function useHeldScroll(virtualizer: Virtualizer<Window, Element>, changes: unknown[]) {
  const held = useRef<CurrentMessage | null>(null);
  const settle = useCallback(() => {
    if (held.current === null) return;
    const { index, words } = held.current;
    const element = words && findWords(index, words);
    if (element) showWords(element);
    else virtualizer.scrollToIndex(index, { align: "start" });
  }, [virtualizer]);
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

/** Scrolls only where the words are not in view already: stepping through one message stays calm. */
function showWords(element: Element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top >= MARGIN_PX && bottom <= window.innerHeight - MARGIN_PX) return;
  window.scrollBy({ top: top - window.innerHeight * WORDS_SHARE });
}
