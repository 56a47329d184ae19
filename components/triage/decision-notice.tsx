import { Fault } from "@/components/ui/fault";
import type { Deciding } from "./use-deciding";

/** What was decided last, until it is dismissed or something else is decided, with the way to undo it. */
export function DecisionNotice({ deciding: { last, error, isBusy, undo, dismiss } }: { deciding: Deciding }) {
  return (
    <div className="screen-only flex flex-wrap items-center gap-x-2 empty:hidden">
      <p role="status" className={last ? "" : "sr-only"}>
        {last && `${last.isUndone ? "Undone: " : ""}${last.what}.`}
      </p>
      {last && (
        <>
          <button
            type="button"
            disabled={isBusy}
            onClick={() => undo()}
            className="link"
            aria-keyshortcuts="u"
          >
            {last.isUndone ? "Redo" : "Undo"}
          </button>
          <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">u</kbd>
          <button
            type="button"
            onClick={dismiss}
            aria-label="Dismiss"
            className="rounded px-1 text-dim hover:bg-line hover:text-ink"
          >
            ×
          </button>
        </>
      )}
      <Fault error={error} />
    </div>
  );
}
