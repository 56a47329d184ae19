import { useEffect, useState } from "react";
import { keepInTab, readFromTab } from "@/components/ui/tab-storage";
import { parseDraft } from "./parse-draft";

/**
 * What is being written, kept in the browser's session under a name until it is saved or given up, so
 * that a reload loses nothing.
 */
export function useDraft<T extends object>(name: string, initial: T) {
  const key = `lacuna-draft ${name}`;
  const [draft, setDraft] = useState(initial);
  const [isRestored, setIsRestored] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is read once.
  useEffect(() => {
    const kept = parseDraft(readFromTab(key), initial);
    if (kept === null) return;
    setDraft(kept);
    setIsRestored(true);
  }, [key]);
  return {
    draft,
    /** Whether the draft was begun before this page was loaded. */
    isRestored,
    write: (next: T) => {
      setDraft(next);
      keepInTab(key, JSON.stringify(next));
    },
    /** Forgets what is kept; the page still shows it. */
    forget: () => keepInTab(key, null),
    startOver: () => {
      keepInTab(key, null);
      setDraft(initial);
      setIsRestored(false);
    },
  };
}
