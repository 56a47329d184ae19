import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";

const ESTIMATED_PX = 150;
const GAP_PX = 12;

/** Which messages are in the page: those that the window shows, below what stays at its top. */
export function useTranscriptVirtualizer(total: number) {
  const list = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [covered, setCovered] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: total,
    estimateSize: () => ESTIMATED_PX,
    overscan: 5,
    scrollMargin: margin,
    scrollPaddingStart: covered + GAP_PX,
  });
  useEffect(() => {
    const measure = () => {
      setMargin((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
      setCovered(measureCovered(top.current));
    };
    measure();
    // What stands above the list grows and shrinks: by its font when that comes, by what is folded there.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  /** Positions of the first and last message that can be seen; the first is whole, where one is. */
  const getInView = useCallback(() => {
    const [from, to] = [window.scrollY + covered, window.scrollY + window.innerHeight];
    const seen = virtualizer.getVirtualItems().filter(({ start, end }) => end > from && start < to);
    const first = seen.find(({ start }) => start >= from) ?? seen[0];
    const last = seen.at(-1);
    return first && last ? { first: first.index, last: last.index } : null;
  }, [virtualizer, covered]);
  const getSeenFromPx = useCallback(() => measureCovered(top.current) + GAP_PX, []);
  return { list, top, margin, virtualizer, getSeenFromPx, getInView };
}

function measureCovered(top: HTMLElement | null): number {
  // In a wide window the rail stands beside the messages, and only the toolbar above them.
  const toolbar = top?.firstElementChild as HTMLElement | null;
  return top?.offsetHeight || toolbar?.offsetHeight || 0;
}
