import { useState } from "react";
import { call } from "@/components/api/call";
import { type DeletionPreview, listChanges } from "./deletion-preview";

export type Deletion = {
  /** What would go, as it was last counted; null until then. */
  preview: DeletionPreview | null;
  isBusy: boolean;
  /** Why the last attempt failed, and what changed since. */
  faults: string[];
  /** Counts what would go. */
  look: () => void;
  /** Deletes what the preview says, no more and no less. */
  confirm: () => void;
};

/** A deletion in two steps: see what goes, then have just that deleted. `href` is the thing's address in the API. */
export function useDeletion(href: string, onDeleted: (deleted: DeletionPreview) => void): Deletion {
  const [preview, setPreview] = useState<DeletionPreview | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [faults, setFaults] = useState<string[]>([]);

  const count = async (seen: DeletionPreview | null, reason: string[]) => {
    const answer = await call<DeletionPreview>(`${href}/deletion`);
    setPreview(answer.ok ? answer.value : null);
    const changes = answer.ok && seen ? listChanges(seen, answer.value) : [];
    setFaults([...reason, ...(answer.ok ? changes : [answer.message])]);
  };
  const remove = async (seen: DeletionPreview) => {
    const answer = await call<DeletionPreview>(`${href}?runs=${seen.runs}`, { method: "DELETE" });
    if (answer.ok) onDeleted(answer.value);
    // Something was imported or deleted meanwhile: what goes is shown anew, and confirmed anew.
    else if (answer.code === "conflict") await count(seen, [answer.message]);
    else setFaults([answer.message]);
  };
  const run = async (step: Promise<void>) => {
    setIsBusy(true);
    await step;
    setIsBusy(false);
  };
  return {
    preview,
    isBusy,
    faults,
    look: () => {
      setPreview(null);
      setFaults([]);
      void run(count(null, []));
    },
    confirm: () => {
      setFaults([]);
      if (preview) void run(remove(preview));
    },
  };
}
