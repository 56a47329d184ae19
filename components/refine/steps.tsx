import { Fault } from "@/components/ui/fault";
import { VisibleText } from "@/components/ui/visible-text";
import { formatVisibleText } from "@/lib/format/visible-text";
import { describeEdit } from "@/lib/map/edits/describe-edit";
import type { Draft, DraftChange } from "./draft";
import type { DraftFault } from "./use-preview";

/** The steps made so far, each removable; undone and made again by Ctrl Z and Ctrl Shift Z. */
export function Steps({
  draft,
  version,
  fault,
  isWorking,
  onChange,
}: {
  draft: Draft;
  /** The current one. */
  version: number;
  fault: DraftFault | null;
  isWorking: boolean;
  onChange: (change: DraftChange) => void;
}) {
  const { base, edits, past, future } = draft;
  const isMoved = base !== version && edits.length > 0;
  return (
    <section aria-label="Draft" aria-busy={isWorking} className="space-y-2">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-[15px]">Draft</h2>
        <span className="flex gap-1">
          <button
            type="button"
            disabled={past.length === 0}
            onClick={() => onChange({ kind: "undo" })}
            aria-keyshortcuts="Control+Z"
            className="control disabled:opacity-50"
          >
            Undo
          </button>
          <button
            type="button"
            disabled={future.length === 0}
            onClick={() => onChange({ kind: "redo" })}
            aria-keyshortcuts="Control+Shift+Z"
            className="control disabled:opacity-50"
          >
            Redo
          </button>
        </span>
      </div>
      {isMoved && (
        <div role="alert" className="space-y-2 rounded-lg border border-edge bg-hair px-3 py-2">
          <p>
            This draft starts from version {base}; version {version} is current by now.
          </p>
          <p className="flex flex-wrap gap-2">
            <button
              type="button"
              onClick={() => onChange({ kind: "rebase", base: version })}
              className="control control-primary"
            >
              Take its steps on version {version}
            </button>
            <button
              type="button"
              onClick={() => onChange({ kind: "start", base: version })}
              className="control"
            >
              Start again
            </button>
          </p>
        </div>
      )}
      {edits.length === 0 ? (
        <p className="text-dim">No step yet. Nothing is applied until you say so.</p>
      ) : (
        <ol className="divide-y border-y">
          {edits.map((edit, step) => {
            const sentence = describeEdit(edit);
            return (
              // Steps have no name of their own, and two may be equal.
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what tells them apart
              <li key={step} className="flex items-baseline justify-between gap-2 py-1">
                <span className="min-w-0 break-words">
                  {step + 1}. <VisibleText text={sentence} />
                </span>
                <button
                  type="button"
                  aria-label={`Remove step ${step + 1}`}
                  onClick={() => onChange({ kind: "remove", step })}
                  className="control px-2 text-dim"
                >
                  ×
                </button>
              </li>
            );
          })}
        </ol>
      )}
      {!isMoved && <Fault error={fault && formatVisibleText(fault.message)} className="break-words" />}
    </section>
  );
}
