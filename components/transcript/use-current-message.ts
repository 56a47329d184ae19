import { useEffect, useRef } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { getMessageAnchor, parseMessageAnchor } from "@/lib/url/run-url";

/** Goes to the message that the address names, now and whenever its fragment changes. */
export function useAddressedMessage(open: number | null, goTo: (index: number) => void) {
  const start = useRef(open);
  useEffect(() => {
    const read = () => parseMessageAnchor(window.location.hash);
    const wanted = read() ?? start.current;
    // One frame later the list has its place, from which positions are counted.
    const frame = wanted === null ? 0 : requestAnimationFrame(() => goTo(wanted));
    const follow = () => {
      const index = read();
      if (index !== null) goTo(index);
    };
    window.addEventListener("hashchange", follow);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("hashchange", follow);
    };
  }, [goTo]);
}

/** `j` and `k` go to the next and previous message. */
export function useMessageKeys(current: number, goTo: (index: number) => void) {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === "j") goTo(current + 1);
      if (event.key === "k") goTo(current - 1);
    };
    document.addEventListener("keydown", walk);
    return () => document.removeEventListener("keydown", walk);
  }, [current, goTo]);
}

/** Gives the current message the focus as soon as it is in the page, so that it is read out. */
export function useFocusedMessage(current: number | null) {
  const done = useRef<number | null>(null);
  useEffect(() => {
    if (current === null || done.current === current) return;
    const element = document.getElementById(getMessageAnchor(current));
    if (!element) return;
    done.current = current;
    element.focus({ preventScroll: true });
  });
}
