import type { Edit } from "@/lib/map/edits/edit";

/** Steps that are not applied yet, and the version of the map they start from. */
export type Draft = {
  base: number;
  edits: Edit[];
  /** Lists of steps before the last changes, and those that were undone, the nearest last. */
  past: Edit[][];
  future: Edit[][];
};

export type DraftChange =
  /** The first step starts from the version that is current by then. */
  | { kind: "add"; edits: Edit[]; current: number }
  | { kind: "remove"; step: number }
  | { kind: "undo" }
  | { kind: "redo" }
  /** Takes the same steps on another version. */
  | { kind: "rebase"; base: number }
  | { kind: "start"; base: number };

const MOST_UNDONE = 50;

export function createDraft(base: number): Draft {
  return { base, edits: [], past: [], future: [] };
}

export function changeDraft(draft: Draft, change: DraftChange): Draft {
  const { edits, past, future } = draft;
  switch (change.kind) {
    case "add":
      return remember(edits.length === 0 ? { ...draft, base: change.current } : draft, [
        ...edits,
        ...change.edits,
      ]);
    case "remove":
      return remember(
        draft,
        edits.filter((_, step) => step !== change.step),
      );
    case "undo":
      if (past.length === 0) return draft;
      return { ...draft, edits: past.at(-1)!, past: past.slice(0, -1), future: [...future, edits] };
    case "redo":
      if (future.length === 0) return draft;
      return { ...draft, edits: future.at(-1)!, past: [...past, edits], future: future.slice(0, -1) };
    case "rebase":
      return { ...draft, base: change.base };
    case "start":
      return createDraft(change.base);
  }
}

function remember(draft: Draft, edits: Edit[]): Draft {
  return { ...draft, edits, past: [...draft.past, draft.edits].slice(-MOST_UNDONE), future: [] };
}

/** Reads what a tab kept; null where it is no draft. The server checks each step. */
export function readDraft(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? "null") as Partial<Draft> | null;
    const { base, edits, past, future } = draft ?? {};
    const isDraft = Number.isInteger(base) && [edits, past, future].every((list) => Array.isArray(list));
    return isDraft ? (draft as Draft) : null;
  } catch {
    return null;
  }
}
