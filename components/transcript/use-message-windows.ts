import { useCallback, useEffect, useRef, useState } from "react";
import { buildMessagesHref } from "@/lib/url/api-url";
import { WINDOW_SIZE } from "@/lib/url/run-url";
import type { IndexedMessage } from "./transcript-props";

export type MessageWindow = IndexedMessage[] | "loading" | "failed";

/**
 * Messages of one branch by window of `WINDOW_SIZE`: the window the server sent at first, the others
 * fetched when they come into view.
 */
export function useMessageWindows(
  branch: { project: string; run: number; branch: number },
  initial: IndexedMessage[],
) {
  const [windows, setWindows] = useState(() => new Map<number, MessageWindow>(splitWindows(initial)));
  const known = useRef(windows);
  const ending = useRef<AbortController>(null);
  useEffect(() => {
    ending.current = new AbortController();
    return () => ending.current?.abort();
  }, []);

  const set = useCallback((window: number, value: MessageWindow) => {
    known.current = new Map(known.current).set(window, value);
    setWindows(known.current);
  }, []);

  const load = useCallback(
    (window: number) => {
      const state = known.current.get(window);
      if (state !== undefined && state !== "failed") return;
      set(window, "loading");
      fetchWindow(branch, window, ending.current?.signal)
        .then((messages) => set(window, messages))
        .catch(() => {
          if (!ending.current?.signal.aborted) set(window, "failed");
        });
    },
    [branch, set],
  );
  return { windows, load };
}

async function fetchWindow(
  { project, run, branch }: { project: string; run: number; branch: number },
  window: number,
  signal: AbortSignal | undefined,
): Promise<IndexedMessage[]> {
  const href = buildMessagesHref(project, run, { branch, from: window * WINDOW_SIZE, count: WINDOW_SIZE });
  const response = await fetch(href, { signal: signal ?? null });
  if (!response.ok) throw new Error(`window ${window} answered ${response.status}`);
  return ((await response.json()) as { messages: IndexedMessage[] }).messages;
}

function splitWindows(messages: IndexedMessage[]): [number, IndexedMessage[]][] {
  const windows = new Map<number, IndexedMessage[]>();
  for (const message of messages) {
    const window = Math.floor(message.index / WINDOW_SIZE);
    windows.set(window, [...(windows.get(window) ?? []), message]);
  }
  return [...windows];
}
