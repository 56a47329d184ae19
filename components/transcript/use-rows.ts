import { useCallback, useEffect } from "react";
import type { FoldState } from "@/lib/transcript/fold";
import { WINDOW_SIZE } from "@/lib/url/run-url";
import type { WindowState } from "./message-placeholder";
import type { IndexedMessage } from "./transcript-props";
import type { MessageWindow } from "./use-message-windows";

/** Windows one after another without a message to show, after which the next waits to be asked for. */
const MOST_HIDDEN_WINDOWS = 10;

/** What there is to show at each place of the transcript; windows that come into view are loaded. */
export function useRows(
  windows: ReadonlyMap<number, MessageWindow>,
  load: (window: number) => void,
  getState: (message: IndexedMessage) => FoldState,
  inPage: { first: number; last: number },
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
  useEffect(() => {
    for (let window = first; window <= last; window++) {
      if (!windows.has(window) && !isBehindHidden(window)) load(window);
    }
  }, [first, last, windows, isBehindHidden, load]);
  const getWindowState = (index: number): WindowState => {
    const number = Math.floor(index / WINDOW_SIZE);
    const window = windows.get(number) ?? (isBehindHidden(number) ? "waiting" : "loading");
    return Array.isArray(window) ? "loaded" : window;
  };
  return { getMessage, isHidden, getWindowState };
}
