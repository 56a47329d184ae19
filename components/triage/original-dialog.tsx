"use client";

import { useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { parseRunWord } from "./parse-run-word";
import type { Deciding } from "./use-deciding";

/** Asks which run the observations repeat. */
export function OriginalDialog({
  deciding: { error, isBusy, nameOriginal, stopAsking },
}: {
  deciding: Deciding;
}) {
  const [fieldId, helpId] = [useId(), useId()];
  const [typed, setTyped] = useState("");
  const run = parseRunWord(typed);
  return (
    <Dialog title="Duplicate of which run?" onClose={stopAsking}>
      <DialogForm
        action={run === null ? "Duplicate" : `Duplicate of run ${run}`}
        isDisabled={run === null || isBusy}
        error={error}
        onSubmit={() => {
          if (run !== null) nameOriginal(run);
        }}
      >
        <p>
          <label htmlFor={fieldId} className="mb-1 block">
            Number of the original run, or the address of its page
          </label>
          <input
            id={fieldId}
            ref={(field) => field?.focus()}
            aria-describedby={helpId}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            className="control w-full"
          />
        </p>
        <p id={helpId} className="text-dim">
          A run of the same campaign. The duplicate counts as that run does, now and when its verdict changes.
        </p>
      </DialogForm>
    </Dialog>
  );
}
