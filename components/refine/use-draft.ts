import { useEffect, useReducer, useState } from "react";
import { keepInTab, readFromTab } from "@/components/ui/tab-storage";
import { changeDraft, createDraft, type Draft, type DraftChange, readDraft } from "./draft";

/** The steps made so far, which survive a reload of the tab. */
export function useDraft(project: string, version: number): [Draft, (change: DraftChange) => void] {
  const name = `refine:${project}`;
  const [draft, change] = useReducer(
    (state: Draft, action: DraftChange | { kind: "restore"; draft: Draft }) =>
      action.kind === "restore" ? action.draft : changeDraft(state, action),
    version,
    createDraft,
  );
  const [isRestored, setIsRestored] = useState(false);
  // The server knows nothing of the tab: what it kept comes after the first picture.
  useEffect(() => {
    const kept = readDraft(readFromTab(name));
    if (kept && kept.edits.length > 0) change({ kind: "restore", draft: kept });
    setIsRestored(true);
  }, [name]);
  useEffect(() => {
    if (!isRestored) return;
    const isEmpty = draft.edits.length + draft.past.length + draft.future.length === 0;
    keepInTab(name, isEmpty ? null : JSON.stringify(draft));
  }, [name, draft, isRestored]);
  return [draft, change];
}
