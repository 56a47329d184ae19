"use client";

import { useEffect, useId, useState } from "react";
import { CancelButton, Dialog } from "@/components/ui/dialog";
import { VisibleText } from "@/components/ui/visible-text";
import { DeletionLosses } from "./deletion-losses";
import { type DeletionPreview, formatDeleteLabel } from "./deletion-preview";
import { useDeletion } from "./use-deletion";

/** What a deletion is about: what people call it, and its address in the API. */
export type DeletionSubject = { kind: DeletionPreview["kind"]; name: string; href: string };

/** Says exactly what would go and what stays, and deletes just that once it is confirmed. */
export function DeleteDialog({
  subject: { kind, name, href },
  onClose,
  onDeleted,
}: {
  subject: DeletionSubject;
  onClose: () => void;
  onDeleted: (deleted: DeletionPreview) => void;
}) {
  const [fieldId, lossesId] = [useId(), useId()];
  const [typed, setTyped] = useState("");
  const { preview, isBusy, faults, look, confirm } = useDeletion(href, onDeleted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted once, when the dialog opens.
  useEffect(look, []);
  const mustType = kind === "project" || kind === "campaign";
  const isConfirmed = preview !== null && !isBusy && (!mustType || typed === name);
  return (
    <Dialog
      title={
        <>
          Delete {mustType && kind} <VisibleText text={name} />?
        </>
      }
      onClose={onClose}
    >
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isConfirmed) confirm();
        }}
      >
        {preview ? (
          <DeletionLosses id={lossesId} preview={preview} />
        ) : (
          <p role="status" className="min-h-40 text-dim">
            {isBusy && "Counting what would go…"}
          </p>
        )}
        {mustType && preview && (
          <p>
            <label htmlFor={fieldId} className="mb-1 block">
              Type <strong className="font-semibold select-all">{name}</strong> to confirm
            </label>
            <input
              id={fieldId}
              ref={focus}
              aria-describedby={lossesId}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              className="control w-full"
            />
          </p>
        )}
        {faults.length > 0 && (
          <ul role="alert" className="text-alarm">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <CancelButton />
          {preview ? (
            <button
              type="submit"
              disabled={!isConfirmed}
              aria-describedby={lossesId}
              className="control control-danger disabled:opacity-50"
            >
              {formatDeleteLabel(preview)}
            </button>
          ) : (
            !isBusy && (
              <button type="button" onClick={look} className="control">
                Try again
              </button>
            )
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** Takes the focus once what is to be typed is known. */
function focus(field: HTMLInputElement | null) {
  field?.focus();
}
