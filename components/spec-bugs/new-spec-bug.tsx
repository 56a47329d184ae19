"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { Fault } from "@/components/ui/fault";
import { useListening } from "@/components/ui/use-listening";
import { formatQuantity } from "@/lib/format/number";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import type { SpecBugFields, SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugsApiHref } from "@/lib/url/api-url";
import { buildSpecBugHref } from "@/lib/url/spec-bugs-url";
import { decideSpecBug } from "./decide-spec-bug";
import { DraftNotice } from "./draft-notice";
import { FieldInputs } from "./field-inputs";
import { useDraft } from "./use-draft";

/** The form that files a spec bug, begun with what was seen. */
export function NewSpecBug({
  project,
  place,
  fields,
  links,
  failing,
  inUse,
}: {
  project: string;
  /** Where it was seen, as the address says; drafts of different places are kept apart. */
  place: string;
  fields: SpecBugFields;
  /** What it will be linked to, and what that is called. */
  links: { link: NewLink; name: string }[];
  /** The run it was seen in, where that has failing observations. */
  failing: { run: number; observations: number } | null;
  inUse: string[];
}) {
  const router = useRouter();
  const { draft, isRestored, write, forget, startOver } = useDraft(`${project} new ${place}`, fields);
  const [kept, setKept] = useState(links);
  const [alsoDecides, setAlsoDecides] = useState(false);
  const [saved, setSaved] = useState<SpecBugView | null>(null);
  const { isBusy, error, send } = useRequest();
  const isListening = useListening();

  const leave = (bug: SpecBugView) => router.push(buildSpecBugHref(project, bug.number));
  const decide = (bug: SpecBugView) => {
    if (!alsoDecides || failing === null) return leave(bug);
    send(
      () => decideSpecBug(project, failing.run, bug),
      () => leave(bug),
    );
  };
  const save = () =>
    send(
      () =>
        sendJson<SpecBugView>("POST", buildSpecBugsApiHref(project), {
          ...draft,
          links: kept.map(({ link }) => link),
        }),
      (bug) => {
        forget();
        setSaved(bug);
        decide(bug);
      },
    );
  return (
    <form
      className="max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        if (saved === null) save();
        else decide(saved);
      }}
    >
      {isRestored && <DraftNotice onStartOver={startOver} />}
      <FieldInputs isNew fields={draft} inUse={inUse} onChange={write} />
      {kept.length > 0 && (
        <section className="mt-4">
          <h2 className="mb-1">Linked to</h2>
          <ul className="space-y-1">
            {kept.map(({ link, name }) => (
              <li key={name} className="flex items-start gap-2">
                <span className="[overflow-wrap:anywhere]">{name}</span>
                <button
                  type="button"
                  onClick={() => setKept(kept.filter((other) => other.link !== link))}
                  aria-label={`Do not link ${name}`}
                  className="rounded p-1 text-dim hover:text-ink"
                >
                  <X size={12} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {failing !== null && (
        <label className="mt-4 flex items-start gap-2">
          <input
            type="checkbox"
            checked={alsoDecides}
            // A tick that the page does not hear yet would be shown and not count.
            disabled={!isListening}
            onChange={(event) => setAlsoDecides(event.target.checked)}
            className="mt-1"
          />
          <span>
            Also decide: spec bug. {formatQuantity(failing.observations, "failing observation")} of run{" "}
            {failing.run} will then count as unscored where verdicts count.
          </span>
        </label>
      )}
      <Fault error={error} className="mt-4" />
      {saved !== null && error !== null && (
        <p className="mt-1">
          Spec bug {saved.number} is filed; only the verdict is missing.{" "}
          <a href={buildSpecBugHref(project, saved.number)} className="link">
            Go on without it
          </a>
        </p>
      )}
      <div className="mt-4 flex gap-2">
        <button
          type="submit"
          disabled={!isListening || isBusy || draft.title.trim() === ""}
          className="control control-primary disabled:opacity-50"
        >
          {saved === null ? "File spec bug" : "Try the verdict again"}
        </button>
        <span className="self-center text-xs text-dim">Ctrl Enter in a text does the same</span>
      </div>
    </form>
  );
}
