import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { getMessageAnchor, parseMessageAnchor } from "@/lib/url/run-url";

/** The message the reader went to last; a new object each time, so that going there again counts. */
export type CurrentMessage = { index: number };

/** Goes to the message that the fragment names whenever it changes. */
export function useAddressedMessage(goTo: (index: number | null) => void) {
  useEffect(() => {
    let frame = 0;
    const follow = () => {
      // The browser restores its own scroll position first, which is of other heights than today's.
      const wanted = parseMessageAnchor(window.location.hash);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => goTo(wanted));
    };
    // Back and Forward between entries that scripts made change the fragment without a `hashchange`.
    const events = ["hashchange", "popstate"] as const;
    for (const event of events) window.addEventListener(event, follow);
    return () => {
      cancelAnimationFrame(frame);
      for (const event of events) window.removeEventListener(event, follow);
    };
  }, [goTo]);
}

/** `j` and `k` go to the next and previous message. */
export function useMessageKeys(getNeighbour: (step: 1 | -1) => number, goTo: (index: number) => void) {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === "j") goTo(getNeighbour(1));
      if (event.key === "k") goTo(getNeighbour(-1));
    };
    document.addEventListener("keydown", walk);
    return () => document.removeEventListener("keydown", walk);
  }, [getNeighbour, goTo]);
}

/** Gives the current message the focus as soon as it is in the page, so that it is read out. */
export function useFocusedMessage(current: CurrentMessage | null) {
  const done = useRef<CurrentMessage | null>(null);
  useEffect(() => {
    if (current === null || done.current === current) return;
    const element = document.getElementById(getMessageAnchor(current.index));
    if (!element) return;
    done.current = current;
    element.focus({ preventScroll: true });
  });
}

const SETTLED_MS = 120;

/** Keeps the first message in view with the entry of the browser's history, and the current one in the address. */
export function useKeptPlace(
  currentHref: string | null,
  getFirstInView: () => number | null,
  isPlaced: RefObject<boolean>,
) {
  useEffect(() => {
    // Browsers refuse many changes of the history in a row, so it waits until the scrolling settles.
    let timer = 0;
    const keep = () => {
      // Next reloads the page at entries that lack its own state.
      if (!isPlaced.current || !window.history.state?.__NA) return;
      const firstInView = getFirstInView();
      const href = new URL(currentHref ?? "", window.location.href).href;
      const state = { firstMessageInView: firstInView };
      if (currentHref !== null && href !== window.location.href) {
        window.history.replaceState(state, "", href);
      } else if (readKeptPlace() !== firstInView) {
        window.history.replaceState(state, "");
      }
    };
    const wait = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, SETTLED_MS);
    };
    // The place belongs to the entry it was found at, never to the one that Back has just reached.
    const cancel = () => window.clearTimeout(timer);
    wait();
    window.addEventListener("scroll", wait, { passive: true });
    window.addEventListener("popstate", cancel);
    return () => {
      cancel();
      window.removeEventListener("scroll", wait);
      window.removeEventListener("popstate", cancel);
    };
  }, [currentHref, getFirstInView, isPlaced]);
}

/** First message that was in view when the reader left this entry of the history, or null at a new one. */
export function readKeptPlace(): number | null {
  const place: unknown = window.history.state?.firstMessageInView;
  return typeof place === "number" ? place : null;
}
