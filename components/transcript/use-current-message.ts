import { type RefObject, useEffect, useRef, useState } from "react";
import {
  type AddressedWords,
  getMessageAnchor,
  moveToMessage,
  parseAddressedWords,
  parseMessageAnchor,
} from "@/lib/url/run-url";

/** The message the reader went to last, and the words of it; a new object each time, so that going there again counts. */
export type CurrentMessage = { index: number; words: AddressedWords | null };

/** The message that the address names, and the words of it. */
export function readAddressedMessage(): CurrentMessage | null {
  const index = parseMessageAnchor(window.location.hash);
  const words = parseAddressedWords(new URLSearchParams(window.location.search));
  return index === null ? null : { index, words };
}

/** Goes to the message that the address names whenever it changes. */
export function useAddressedMessage(goTo: (message: CurrentMessage | null) => void) {
  useEffect(() => {
    let frame = 0;
    const follow = () => {
      // The browser restores its own scroll position first, which is of other heights than today's.
      const wanted = readAddressedMessage();
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

/** Gives the current message the focus as soon as it is in the page, so that it is read out. */
export function useFocusedMessage(current: CurrentMessage | null) {
  const done = useRef<CurrentMessage | null>(null);
  useEffect(() => {
    // Who steps through what was searched for stays in the field of the search.
    if (current === null || done.current === current || current.words?.kind === "search") return;
    const element = document.getElementById(getMessageAnchor(current.index));
    if (!element) return;
    done.current = current;
    element.focus({ preventScroll: true });
  });
}

/**
 * Loads, and then scrolls to, where the reader left off, or else what the address names; true as soon
 * as it is done.
 */
export function useStart(
  addressed: CurrentMessage | null,
  load: (index: number) => void,
  scrollTo: (message: CurrentMessage) => void,
): RefObject<boolean> {
  // Where the reader left off comes first: only a new visit starts at the address. Above the first message
  // the page is as high as it was, and the browser's own place is the better one.
  const kept = readKeptPlace();
  const left = kept ? { index: kept, words: null } : null;
  const start = useRef(kept === null ? addressed : left);
  const isPlaced = useRef(false);
  useEffect(() => {
    // The request is under way while the list still finds its place.
    if (start.current !== null) load(start.current.index);
  }, [load]);
  useEffect(() => {
    // One frame later the list has its place, from which positions are counted.
    const frame = requestAnimationFrame(() => {
      if (start.current !== null) scrollTo(start.current);
      isPlaced.current = true;
    });
    return () => cancelAnimationFrame(frame);
  }, [scrollTo]);
  return isPlaced;
}

const SETTLED_MS = 120;

/** Keeps the first message in view with the entry of the browser's history, and the current one in the address. */
export function useKeptPlace(
  current: CurrentMessage | null,
  getFirstInView: () => number | null,
  isPlaced: RefObject<boolean>,
) {
  const index = current?.index ?? null;
  const [path] = useState(() => window.location.pathname);
  // After every render, as a refresh of the page puts back the address that Next knows.
  useEffect(() => {
    // Browsers refuse many changes of the history in a row, so it waits until the scrolling settles.
    let timer = 0;
    const keep = () => {
      // Next reloads the page at entries that lack its own state.
      if (!isPlaced.current || !window.history.state?.__NA) return;
      // Back has reached another page, which is not there yet.
      if (window.location.pathname !== path) return;
      const firstInView = getFirstInView();
      const here = window.location.href;
      const href = index === null ? here : moveToMessage(here, index);
      if (href === here && readKeptPlace() === firstInView) return;
      // With Next's own state kept, Next takes no notice; otherwise it gives up a page it is on its way to.
      const state = { ...window.history.state, firstMessageInView: firstInView };
      window.history.replaceState(state, "", href);
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
  });
}

/** First message that was in view when the reader left this entry of the history, or null at a new one. */
function readKeptPlace(): number | null {
  const place: unknown = window.history.state?.firstMessageInView;
  return typeof place === "number" ? place : null;
}
