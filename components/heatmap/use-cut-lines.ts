import { type RefObject, useEffect, useState } from "react";

/** Columns beyond the right edge of the map and rows below its lower one, each also where it is cut. */
type CutLines = { columns: number; rows: number };

/** How long scrolling rests before it is looked how much is hidden: of a large table, that takes part of a frame. */
const REST_MS = 100;

/** How much of a table its scroller hides; overlay scrollbars do not tell. */
export function useCutLines(scroller: RefObject<HTMLDivElement | null>): CutLines {
  const [cut, setCut] = useState<CutLines>({ columns: 0, rows: 0 });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => {
      cancelAnimationFrame(frame);
      // Once a frame, after its layout: asking earlier would lay out the map again.
      frame = requestAnimationFrame(() => {
        const next = measureCut(box);
        setCut((known) => (known.columns === next.columns && known.rows === next.rows ? known : next));
      });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const content of box.children) observer.observe(content);
    const measureAtRest = () => {
      clearTimeout(timer);
      timer = setTimeout(measure, REST_MS);
    };
    box.addEventListener("scroll", measureAtRest, { passive: true });
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      observer.disconnect();
      box.removeEventListener("scroll", measureAtRest);
    };
  }, [scroller]);
  return cut;
}

function measureCut(box: HTMLElement): CutLines {
  // Positions are fractions of a pixel on some screens.
  const { right, bottom } = getInside(box, 2);
  const count = (heads: string, isCut: (head: DOMRect) => boolean) =>
    [...box.querySelectorAll(heads)].filter((head) => isCut(head.getBoundingClientRect())).length;
  return {
    columns: count("thead th", (head) => head.right > right),
    rows: count("tbody th, tfoot th", (head) => head.bottom > bottom),
  };
}

/** The corner up to which the scroller shows its content, its scrollbars left out. */
function getInside(box: HTMLElement, slack: number): { right: number; bottom: number } {
  const { left, top } = box.getBoundingClientRect();
  return { right: left + box.clientWidth + slack, bottom: top + box.clientHeight + slack };
}
