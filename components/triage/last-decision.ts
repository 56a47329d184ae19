import { useSyncExternalStore } from "react";
import { keepInTab, readFromTab } from "@/components/ui/tab-storage";
import { type MadeDecision, parseMadeDecision } from "./made-decision";

const NAME = "lacuna-last-decision";

/** Undefined until it is read from the tab, which knows it from before a reload. */
let last: MadeDecision | null | undefined;
const listeners = new Set<() => void>();

/** Remembers a decision until the next one, or forgets it. */
export function keepDecision(made: MadeDecision | null): void {
  last = made;
  keepInTab(NAME, made && JSON.stringify(made));
  for (const listener of listeners) listener();
}

/** The last decision made in this tab on the project, until it is dismissed. */
export function useLastDecision(project: string): MadeDecision | null {
  return useSyncExternalStore(
    subscribe,
    () => {
      if (last === undefined) last = parseMadeDecision(readFromTab(NAME));
      return last?.project === project ? last : null;
    },
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
