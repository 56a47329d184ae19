import { useCallback, useEffect, useRef, useState } from "react";

/** Columns beyond the right edge of the map and rows below its lower one, each also where it is cut. */
export type CutLines = { columns: number; rows: number };

/** How much of a table its scroller hides; overlay scrollbars do not tell. */
export function useCutLines() {
  const scroller = useRef<HTMLDivElement>(null);
  const [cut, setCut] = useState<CutLines>({ columns: 0, rows: 0 });
  const measure = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    // Positions are fractions of a pixel on some screens.
    const { right, bottom } = getInside(box, 2);
    const count = (heads: string, isCut: (head: DOMRect) => boolean) =>
      [...box.querySelectorAll(heads)].filter((head) => isCut(head.getBoundingClientRect())).length;
    const columns = count("thead th", (head) => head.right > right);
    const rows = count("tbody th, tfoot th", (head) => head.bottom > bottom);
    setCut((known) => (known.columns === columns && known.rows === rows ? known : { columns, rows }));
  }, []);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const content of box.children) observer.observe(content);
    return () => observer.disconnect();
  }, [measure]);
  return { scroller, cut, measure };
}

/** The corner up to which the scroller shows its content, its scrollbars left out. */
function getInside(box: HTMLElement, slack: number): { right: number; bottom: number } {
  const { left, top } = box.getBoundingClientRect();
  return { right: left + box.clientWidth + slack, bottom: top + box.clientHeight + slack };
}
