import type { ReactNode, RefCallback, RefObject } from "react";
import type { Kind } from "@/lib/transcript/message-kind";

// What is hidden of a message is there where a search or a link leads into it.
const HIDING = [
  "[&[data-hide~=reasoning]_article:not([data-current])_[data-kind=reasoning]]:hidden",
  "[&[data-hide~=call]_article:not([data-current])_[data-kind=call]]:hidden",
].join(" ");

/** The messages of a transcript that are in the page, each at its place in the height of all. */
export function TranscriptFeed({
  listRef,
  isBusy,
  hidden,
  heightPx,
  rows,
  measure,
  isLoaded,
  renderRow,
}: {
  listRef: RefObject<HTMLDivElement | null>;
  isBusy: boolean;
  hidden: readonly Kind[];
  heightPx: number;
  rows: { index: number; topPx: number }[];
  measure: RefCallback<HTMLElement>;
  /** Whether a row is more than what stands for it, whose height says nothing. */
  isLoaded: (index: number) => boolean;
  renderRow: (index: number) => ReactNode;
}) {
  return (
    <div
      ref={listRef}
      role="feed"
      aria-label="Transcript"
      aria-busy={isBusy}
      data-hide={hidden.join(" ")}
      className={`relative [overflow-anchor:none] ${HIDING}`}
      style={{ height: heightPx }}
    >
      {rows.map(({ index, topPx }) => (
        <div
          key={index}
          ref={isLoaded(index) ? measure : null}
          data-index={index}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${topPx}px)` }}
        >
          {renderRow(index)}
        </div>
      ))}
    </div>
  );
}
