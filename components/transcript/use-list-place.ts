import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Where a list begins in the page, null until that is known, and how much of the window's top is covered. */
export function useListPlace() {
  const list = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const [marginPx, setMarginPx] = useState<number | null>(null);
  useEffect(() => {
    const measure = () => setMarginPx(measureTop(list));
    measure();
    // What stands above the list grows and shrinks: by its font when that comes, by what is folded there.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  return { list, top, marginPx, getCoveredPx: useCallback(() => measureCovered(top.current), []) };
}

/** Whole pixels: millions of them down the page, rectangles relative to the window are no longer exact. */
function measureTop({ current }: RefObject<HTMLElement | null>): number {
  let topPx = 0;
  for (let element = current; element; element = element.offsetParent as HTMLElement | null) {
    topPx += element.offsetTop;
  }
  return topPx;
}

function measureCovered(top: HTMLElement | null): number {
  // In a wide window the rail stands beside the messages, and only the toolbar above them.
  const toolbar = top?.firstElementChild as HTMLElement | null;
  return top?.offsetHeight || toolbar?.offsetHeight || 0;
}
