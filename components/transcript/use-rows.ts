import { useCallback, useEffect } from "react";
import type { FoldState } from "@/lib/transcript/fold";
import { WINDOW_SIZE } from "@/lib/url/run-url";
import type { WindowState } from "./message-placeholder";
import type { IndexedMessage } from "./transcript-props";
import type { MessageWindow } from "./use-message-windows";

/** Windows one after another without a message to show, after which the next waits to be asked for. */
const MOST_HIDDEN_WINDOWS = 10;

/** How long a window stays near before it is asked for: who drags the scrollbar passes many. */
const PASSING_MS = 40;

/** What there is to show at each place of the transcript; windows are loaded before they come into view. */
export function useRows(
  windows: ReadonlyMap<number, MessageWindow>,
  load: (window: number) => void,
  getState: (message: IndexedMessage) => FoldState,
  inPage: { first: number; last: number; total: number },
) {
  const getMessage = useCallback(
    (index: number): IndexedMessage | null => {
      const window = windows.get(Math.floor(index / WINDOW_SIZE));
      return Array.isArray(window) ? (window[index % WINDOW_SIZE] ?? null) : null;
    },
    [windows],
  );
  const isHidden = useCallback(
    (index: number) => {
      const message = getMessage(index);
      return message !== null && getState(message) === "hidden";
    },
    [getMessage, getState],
  );
  const isBehindHidden = useCallback(
    (window: number) => {
      if (window <= MOST_HIDDEN_WINDOWS) return false;
      for (let back = 1; back <= MOST_HIDDEN_WINDOWS * WINDOW_SIZE; back++) {
        if (!isHidden(window * WINDOW_SIZE - back)) return false;
      }
      return true;
    },
    [isHidden],
  );
  const first = Math.floor(inPage.first / WINDOW_SIZE);
  const last = Math.floor(inPage.last / WINDOW_SIZE);
  const lastOfAll = Math.floor((inPage.total - 1) / WINDOW_SIZE);
  useEffect(() => {
    // Those in view come first, then those beside them.
    const near = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    if (last < lastOfAll) near.push(last + 1);
    if (first > 0) near.push(first - 1);
    const wanted = near.filter((window) => !windows.has(window) && !isBehindHidden(window));
    if (wanted.length === 0) return;
    const timer = setTimeout(() => wanted.forEach(load), PASSING_MS);
    return () => clearTimeout(timer);
  }, [first, last, lastOfAll, windows, isBehindHidden, load]);
  const getWindowState = (index: number): WindowState => {
    const number = Math.floor(index / WINDOW_SIZE);
    const window = windows.get(number) ?? (isBehindHidden(number) ? "waiting" : "loading");
    return Array.isArray(window) ? "loaded" : window;
  };
  const loadAround = useCallback((index: number) => load(Math.floor(index / WINDOW_SIZE)), [load]);
  return { getMessage, isHidden, getWindowState, loadAround };
}
