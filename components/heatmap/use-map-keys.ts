import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";

/** What the keys of the map page do, besides walking its grid and opening its filters. */
export type MapKeys = {
  /** Leaves the bucket for the overview; open menus and dialogs take Escape before. */
  leave: () => void;
  /** Counts the other way, raw or adjudicated; null where there is one way alone. */
  switchCounting: (() => void) | null;
  /** Opens the saved views. */
  openViews: () => void;
  /** Opens the list of metrics. */
  chooseMetric: () => void;
  /** Leads to a snapshot of what is shown. */
  share: () => void;
};

const COUNTING_KEY = "v";

/** The keys of the map, `v` among them where there are two ways of counting. */
export function listMapKeys(hasCounting: boolean): [string, string][] {
  return MAP_KEYS.filter(([key]) => hasCounting || key !== COUNTING_KEY);
}

const MAP_KEYS: [string, string][] = [
  ["← ↑ → ↓", "walk the buckets"],
  ["Home, End", "first and last of the row"],
  ["Ctrl Home, Ctrl End", "first and last bucket"],
  ["Enter", "open the bucket"],
  ["Escape", "back to the overview; on the bucket's page: back to the same bucket"],
  [COUNTING_KEY, "count raw or adjudicated"],
  ["w", "saved views"],
  ["m", "choose the metric"],
  ["s", "share a snapshot of what is shown"],
  ["/", "filter"],
  ["?", "this list"],
];

export function useMapKeys({ leave, switchCounting, openViews, chooseMetric, share }: MapKeys): void {
  useKeys((event) => {
    if (isTyping(event)) return;
    if (event.key === "Escape") leave();
    else if (event.key === COUNTING_KEY) switchCounting?.();
    else if (event.key === "w") openViews();
    else if (event.key === "m") chooseMetric();
    else if (event.key === "s") share();
  });
}
