"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { call, sendJson } from "@/components/api/call";
import { useStatus } from "@/components/housekeeping/status";
import { Fault } from "@/components/ui/fault";
import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";
import type { SpecBugFields, SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugApiHref } from "@/lib/url/api-url";
import { Contested } from "./contested";
import { DraftNotice } from "./draft-notice";
import { FieldInputs } from "./field-inputs";
import { getFields, listChanges, rebaseEdit } from "./rebase-edit";
import { useDraft } from "./use-draft";

/** The texts of a spec bug, to read, and by `e` to write. */
export function SpecBugEditor({
  project,
  number,
  revision,
  fields,
  inUse,
  children,
}: {
  project: string;
  number: number;
  revision: number;
  fields: SpecBugFields;
  inUse: string[];
  /** The texts as they are read. */
  children: ReactNode;
}) {
  const router = useRouter();
  const announce = useStatus();
  const begun = { fields: getFields(fields), base: getFields(fields), revision };
  const { draft, isRestored, write, forget, startOver } = useDraft(`${project} spec bug ${number}`, begun);
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [contested, setContested] = useState<(keyof SpecBugFields)[] | null>(null);
  const isEditing = isOpen || isRestored;
  useEditKey(() => setIsOpen(true));

  const close = () => {
    // What someone else saved meanwhile is not on this page yet.
    if (draft.revision !== revision) router.refresh();
    startOver();
    setIsOpen(false);
    setFault(null);
    setContested(null);
  };
  const save = async () => {
    const changes = listChanges(draft);
    if (Object.keys(changes).length === 0) return close();
    const href = buildSpecBugApiHref(project, number);
    const answer = await sendJson<SpecBugView>("PATCH", href, { revision: draft.revision, ...changes });
    if (answer.ok) {
      forget();
      setIsOpen(false);
      announce(`Spec bug ${number} was saved.`);
      return router.refresh();
    }
    const latest = answer.code === "conflict" ? await call<SpecBugView>(href) : null;
    if (!latest?.ok) return setFault(answer.message);
    const rebased = rebaseEdit(draft, latest.value);
    write(rebased.edit);
    setContested(rebased.contested);
  };
  if (!isEditing) {
    return (
      <>
        {children}
        <button type="button" onClick={() => setIsOpen(true)} className="control screen-only mt-4">
          Edit <kbd className="rounded border px-1 text-[11px] leading-4 text-dim">e</kbd>
        </button>
      </>
    );
  }
  return (
    <form
      aria-label="Edit"
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy) return;
        setFault(null);
        setContested(null);
        setIsBusy(true);
        void save().then(() => setIsBusy(false));
      }}
    >
      {isRestored && <DraftNotice onStartOver={close} />}
      {contested && <Contested theirs={draft.base} fields={contested} />}
      <FieldInputs
        fields={draft.fields}
        inUse={inUse}
        onChange={(next) => write({ ...draft, fields: next })}
      />
      <Fault error={fault} className="mt-4" />
      <div className="mt-4 flex gap-2">
        <button
          type="submit"
          disabled={isBusy || draft.fields.title.trim() === ""}
          className="control control-primary disabled:opacity-50"
        >
          Save
        </button>
        <button type="button" onClick={close} className="control">
          Give up changes
        </button>
      </div>
    </form>
  );
}

/** `e` begins to edit. */
function useEditKey(onEdit: () => void) {
  useKeys((event) => {
    if (event.key !== "e" || isTyping(event)) return;
    event.preventDefault();
    onEdit();
  });
}
