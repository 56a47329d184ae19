"use client";

import { Fault } from "@/components/ui/fault";
import { SPEC_BUG_LIMITS } from "@/lib/spec-bugs/limits";
import { MarkdownField } from "./markdown-field";
import { useDraft } from "./use-draft";

/** Where a comment is written. */
export function CommentForm({
  draftName,
  body,
  label,
  action,
  isBusy,
  error,
  onSend,
  onCancel,
}: {
  draftName: string;
  body: string;
  label: string;
  action: string;
  isBusy: boolean;
  error: string | null;
  /** `forget` gives the draft up, once it is stored. */
  onSend: (body: string, forget: () => void) => void;
  onCancel?: () => void;
}) {
  const { draft, write, startOver } = useDraft(draftName, { body });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && draft.body.trim() !== "") onSend(draft.body, startOver);
      }}
    >
      <MarkdownField
        label={label}
        value={draft.body}
        onChange={(text) => write({ body: text })}
        maxLength={SPEC_BUG_LIMITS.text}
        rows={3}
      />
      <Fault error={error} className="mt-2" />
      <div className="mt-2 flex gap-2">
        <button
          type="submit"
          disabled={isBusy || draft.body.trim() === ""}
          className="control disabled:opacity-50"
        >
          {action}
        </button>
        {onCancel && (
          <button
            type="button"
            onClick={() => {
              startOver();
              onCancel();
            }}
            className="control"
          >
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
