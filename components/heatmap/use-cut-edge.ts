import { useCallback, useEffect, useRef, useState } from "react";

/** Whether a scroller hides something beyond its right edge; overlay scrollbars do not tell. */
export function useCutEdge() {
  const scroller = useRef<HTMLDivElement>(null);
  const [isCut, setIsCut] = useState(false);
  const measure = useCallback(() => {
    const box = scroller.current;
    // Positions are fractions of a pixel on some screens.
    if (box) setIsCut(box.scrollWidth - box.clientWidth - box.scrollLeft > 2);
  }, []);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const content of box.children) observer.observe(content);
    return () => observer.disconnect();
  }, [measure]);
  return { scroller, isCut, measure };
}
