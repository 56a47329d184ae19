"use client";

import { useId, useState } from "react";
import { CancelButton, Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
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
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
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
        <Fault error={error} />
        <div className="flex justify-end gap-2">
          <CancelButton />
          <button
            type="submit"
            disabled={run === null || isBusy}
            className="control control-primary disabled:opacity-50"
          >
            {run === null ? "Duplicate" : `Duplicate of run ${run}`}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
