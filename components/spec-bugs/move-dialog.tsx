"use client";

import { useId, useState } from "react";
import { useRequest } from "@/components/api/use-request";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { submitByKey } from "@/components/ui/submit-by-key";
import { VisibleText } from "@/components/ui/visible-text";
import { SPEC_BUG_LIMITS } from "@/lib/spec-bugs/limits";
import type { SpecBugView, Status } from "@/lib/spec-bugs/spec-bug";
import { moveSpecBug } from "./move-spec-bug";

/** What a status means, said where one is chosen. */
const MEANINGS: Record<Status, string> = {
  suspected: "It is to be looked at again.",
  confirmed: "The specification is at fault here.",
  rejected: "The specification is right as it is.",
  resolved: "The specification has been mended, or the ruling adopted.",
};

/** A move of a spec bug to another status, which asks for the reason. */
export type Move = { number: number; title: string; from: Status; to: Status };

export function MoveDialog({
  project,
  move: { number, title, from, to },
  onClose,
  onMoved,
}: {
  project: string;
  move: Move;
  onClose: () => void;
  onMoved: (bug: SpecBugView) => void;
}) {
  const id = useId();
  const [reason, setReason] = useState("");
  const { isBusy, error, send } = useRequest();
  return (
    <Dialog title={`Spec bug ${number}: ${from} → ${to}`} onClose={onClose}>
      <DialogForm
        action={MOVE_NAMES[to]}
        isDisabled={isBusy || reason.trim() === ""}
        error={error}
        onSubmit={() => send(() => moveSpecBug(project, { number, from, to, reason }), onMoved)}
      >
        <p className="[overflow-wrap:anywhere] text-dim">
          <VisibleText text={title} />. {MEANINGS[to]}
        </p>
        <p>
          <label htmlFor={id} className="mb-1 block">
            Why is it {to}?
          </label>
          <textarea
            id={id}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={submitByKey}
            maxLength={SPEC_BUG_LIMITS.reason}
            rows={3}
            required
            className="field"
          />
        </p>
      </DialogForm>
    </Dialog>
  );
}

/** What a reader does who gives a spec bug a status. */
export const MOVE_NAMES: Record<Status, string> = {
  suspected: "Suspect again",
  confirmed: "Confirm",
  rejected: "Reject",
  resolved: "Resolve",
};
