import { useEffect } from "react";

/** Keeps the words of a mark in view, however the messages around them load and grow, until the reader acts. */
export function useWordsInView(mark: number | null) {
  useEffect(() => {
    if (mark === null) return;
    let frame = 0;
    const show = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const words = document.querySelector(`[data-range="mark"][data-range-id="${mark}"]`);
        if (words && !isInView(words)) words.scrollIntoView({ block: "center" });
      });
    };
    const observer = new MutationObserver(show);
    const release = () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener("scroll", show);
    };
    observer.observe(document.body, { childList: true, subtree: true });
    window.addEventListener("scroll", show, { passive: true });
    show();
    const acts = ["wheel", "touchmove", "pointerdown", "keydown"] as const;
    for (const act of acts) window.addEventListener(act, release, { capture: true, passive: true });
    return () => {
      release();
      for (const act of acts) window.removeEventListener(act, release, { capture: true });
    };
  }, [mark]);
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
