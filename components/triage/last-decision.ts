import { useSyncExternalStore } from "react";

/** A decision made in this tab, which can be undone from any page of its project. */
export type MadeDecision = {
  project: string;
  decision: number;
  /** What was decided on how many observations. */
  what: string;
  /** Whether it is undone by now; its number is then that of the undo. */
  isUndone: boolean;
};

let last: MadeDecision | null = null;
const listeners = new Set<() => void>();

/** Remembers a decision until the next one, or forgets it. */
export function keepDecision(made: MadeDecision | null): void {
  last = made;
  for (const listener of listeners) listener();
}

/** The last decision made in this tab on the project, until it is dismissed. */
export function useLastDecision(project: string): MadeDecision | null {
  return useSyncExternalStore(
    subscribe,
    () => (last?.project === project ? last : null),
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
