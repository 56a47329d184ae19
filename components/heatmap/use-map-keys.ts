import { type RefObject, useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";

/** What the keys of the map page do, besides walking its grid. */
export type MapKeys = {
  /** Leaves the bucket for the overview; open menus and dialogs take Escape before. */
  leave: () => void;
  /** Counts the other way, raw or adjudicated. */
  switchCounting: () => void;
  /** Leads to a snapshot of what is shown. */
  share: () => void;
  /** The filters, which `/` opens with the cursor in their search. */
  filter: RefObject<HTMLDetailsElement | null>;
};

export const MAP_KEYS: [string, string][] = [
  ["← ↑ → ↓", "walk the buckets"],
  ["Home, End", "first and last of the row"],
  ["Ctrl Home, Ctrl End", "first and last bucket"],
  ["Enter", "open the bucket"],
  ["Escape", "back to the overview; on the bucket's page: back to the same bucket"],
  ["v", "count raw or adjudicated"],
  ["s", "share a snapshot of what is shown"],
  ["/", "filter"],
  ["?", "this list"],
];

export function useMapKeys({ leave, switchCounting, share, filter }: MapKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === "Escape") leave();
      else if (event.key === "v") switchCounting();
      else if (event.key === "s") share();
      else if (event.key === "/" && filter.current) {
        event.preventDefault();
        filter.current.open = true;
        filter.current.querySelector("input")?.focus();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [leave, switchCounting, share, filter]);
}
