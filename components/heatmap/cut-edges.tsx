import type { RefObject } from "react";
import { formatCount } from "@/lib/format/number";
import { useCutLines } from "./use-cut-lines";

const LOOK = "control absolute z-20 min-h-0 px-1.5 py-0 text-[11px] leading-[18px] text-dim shadow-sm";

/**
 * Where the map goes on beyond its right and lower edge, how far, and a way there for the mouse; the
 * keyboard walks there by itself.
 */
export function CutEdges({ scroller }: { scroller: RefObject<HTMLDivElement | null> }) {
  const { columns, rows } = useCutLines(scroller);
  const scroll = (x: number, y: number) => {
    const box = scroller.current;
    box?.scrollBy({ left: x * box.clientWidth, top: y * box.clientHeight, behavior: "smooth" });
  };
  return (
    <div aria-hidden className="screen-only">
      {columns > 0 && (
        <>
          <div className="pointer-events-none absolute inset-y-0 right-0 z-10 w-6 border-r border-edge bg-linear-to-l from-paper to-transparent" />
          <button
            type="button"
            tabIndex={-1}
            onClick={() => scroll(0.6, 0)}
            className={`${LOOK} top-0 right-1`}
          >
            {formatCount(columns)} more →
          </button>
        </>
      )}
      {rows > 0 && (
        <>
          <div className="pointer-events-none absolute inset-x-0 bottom-0 z-10 h-4 border-b border-edge bg-linear-to-t from-paper to-transparent" />
          <button
            type="button"
            tabIndex={-1}
            onClick={() => scroll(0, 0.6)}
            className={`${LOOK} bottom-1 left-1`}
          >
            {formatCount(rows)} more ↓
          </button>
        </>
      )}
    </div>
  );
}
