import type { VirtualItem } from "@tanstack/react-virtual";
import type { ReactNode, RefObject } from "react";
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
  marginPx,
  items,
  measure,
  renderRow,
}: {
  listRef: RefObject<HTMLDivElement | null>;
  isBusy: boolean;
  hidden: readonly Kind[];
  heightPx: number;
  /** Height above the list, which the items' places include. */
  marginPx: number;
  items: VirtualItem[];
  measure: (element: Element | null) => void;
  renderRow: (index: number) => ReactNode;
}) {
  return (
    <div
      ref={listRef}
      role="feed"
      aria-label="Transcript"
      aria-busy={isBusy}
      data-hide={hidden.join(" ")}
      className={`relative ${HIDING}`}
      style={{ height: heightPx }}
    >
      {items.map(({ key, index, start }) => (
        <div
          key={key}
          ref={measure}
          data-index={index}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${start - marginPx}px)` }}
        >
          {renderRow(index)}
        </div>
      ))}
    </div>
  );
}
