import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useId, useState } from "react";
import type { ApiAnswer } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { ClippedText } from "@/components/ui/clipped-text";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { Fault } from "@/components/ui/fault";
import { submitByKey } from "@/components/ui/submit-by-key";
import type { MarkView } from "@/lib/marks/mark";
import { buildNewSpecBugHref } from "@/lib/url/spec-bugs-url";
import type { Draft } from "./use-marks";

const MOST_CHARACTERS = 10_000;

/** The note of words that are about to be marked. */
export function DraftDialog({
  draft: { message, words },
  onClose,
  save,
  onSaved,
}: {
  draft: Draft;
  onClose: () => void;
  save: (note: string) => Promise<ApiAnswer<MarkView>>;
  onSaved: (mark: MarkView) => void;
}) {
  return (
    <Dialog title={words ? `Mark words of message ${message}` : `Mark message ${message}`} onClose={onClose}>
      <Quote text={words?.quote ?? null} />
      {words?.isCut && (
        <p className="mb-3 text-dim">
          The selection reaches over several texts; only these words of the first one are marked.
        </p>
      )}
      <NoteForm note="" label="Mark" save={save} onSaved={onSaved} />
    </Dialog>
  );
}

/** A mark's words and its note, to change, to pass on or to delete. */
export function MarkDialog({
  mark: { mark, project, note, anchor, place },
  onClose,
  save,
  onSaved,
  remove,
  onRemoved,
  copyLink,
}: {
  mark: MarkView;
  onClose: () => void;
  save: (note: string) => Promise<ApiAnswer<MarkView>>;
  onSaved: (mark: MarkView) => void;
  remove: () => Promise<ApiAnswer<object>>;
  onRemoved: () => void;
  copyLink: () => void;
}) {
  const from = useSearchParams().get("from");
  const { isBusy, error, send } = useRequest();
  const [isSure, setIsSure] = useState(false);
  return (
    <Dialog title={`Mark ${mark}, ${place === null ? "lost" : `message ${place.message}`}`} onClose={onClose}>
      {place === null && <Lost />}
      <Quote text={anchor.quote} />
      <NoteForm note={note} label="Save note" save={save} onSaved={onSaved} />
      <Fault error={error} className="mt-3" />
      <div className="mt-3 flex flex-wrap gap-2 border-t pt-3">
        <button type="button" onClick={copyLink} className="control">
          Copy link
        </button>
        <Link href={buildNewSpecBugHref(project, { mark, from })} prefetch={false} className="control">
          Spec bug
        </Link>
        <span className="flex-1" />
        <button
          type="button"
          disabled={isBusy}
          onClick={() => (isSure ? send(remove, onRemoved) : setIsSure(true))}
          className={`control ${isSure ? "control-danger" : "text-alarm"}`}
        >
          {isSure ? "Delete it for good" : "Delete…"}
        </button>
      </div>
    </Dialog>
  );
}

/** Says that a run no longer holds the words of a mark. */
export function Lost() {
  return (
    <p className="text-alarm">Lost: this run no longer holds what was marked, or not among the same words.</p>
  );
}

function Quote({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <blockquote className="my-3 max-h-48 overflow-auto border-l-2 border-accent pl-3">
      <ClippedText text={text} limit={600} />
    </blockquote>
  );
}

function NoteForm({
  note,
  label,
  save,
  onSaved,
}: {
  note: string;
  /** Of the button that saves. */
  label: string;
  save: (note: string) => Promise<ApiAnswer<MarkView>>;
  onSaved: (mark: MarkView) => void;
}) {
  const id = useId();
  const [text, setText] = useState(note);
  const { isBusy, error, send } = useRequest();
  return (
    <DialogForm
      action={
        <>
          {label} <kbd className="text-[11px]">Ctrl Enter</kbd>
        </>
      }
      keys="Control+Enter"
      isDisabled={isBusy}
      error={error}
      onSubmit={() => {
        if (!isBusy) send(() => save(text), onSaved);
      }}
    >
      <p>
        <label htmlFor={id} className="mb-1 block">
          Note
        </label>
        <textarea
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here.
          autoFocus
          rows={5}
          maxLength={MOST_CHARACTERS}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={submitByKey}
          className="w-full rounded-md border border-edge bg-panel px-2 py-1.5"
        />
      </p>
    </DialogForm>
  );
}
