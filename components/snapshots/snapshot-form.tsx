"use client";

import Link from "next/link";
import { useId, useState } from "react";
import { useRequest } from "@/components/api/use-request";
import { Fault } from "@/components/ui/fault";
import { leaveByEscape } from "@/components/ui/leave-by-escape";
import { MOST_SPEC_BUGS } from "@/lib/snapshot/most-spec-bugs";
import { buildSnapshotsHref } from "@/lib/url/snapshot-url";
import { ExpiryChoice, USUAL_DAYS } from "./expiry-choice";
import { NewLinkNotice } from "./new-link";
import { PreviewFrame } from "./preview-frame";
import { createSnapshot, type NewLink, type SnapshotView } from "./snapshot-api";
import { type ChoosableSpecBug, SpecBugChoice } from "./spec-bug-choice";
import { usePreview } from "./use-preview";

/** Says what is frozen, shows what the recipient will see, and freezes just that. */
export function SnapshotForm({
  project,
  view,
  suggestedTitle,
  specBugs,
}: {
  project: string;
  view: SnapshotView;
  suggestedTitle: string;
  specBugs: ChoosableSpecBug[];
}) {
  const id = useId();
  const [title, setTitle] = useState(suggestedTitle);
  const [note, setNote] = useState("");
  const [chosen, setChosen] = useState(() =>
    specBugs
      .filter(({ touches }) => touches)
      .slice(0, MOST_SPEC_BUGS)
      .map((bug) => bug.number),
  );
  const [days, setDays] = useState<number | null>(USUAL_DAYS);
  const [made, setMade] = useState<(NewLink & { snapshot: number }) | null>(null);
  const draft = { ...view, title, note, spec_bugs: chosen.toSorted((a, b) => a - b) };
  const { preview, error, isCurrent, retry } = usePreview(project, draft);
  const { isBusy, error: refusal, send } = useRequest();
  return (
    <div className="flex flex-col gap-6 lg:flex-row">
      <div className="space-y-4 lg:w-96 lg:shrink-0">
        {made ? (
          <>
            <NewLinkNotice project={project} snapshot={made.snapshot} link={made} />
            <Link href={buildSnapshotsHref(project)} className="link">
              All snapshots of this project
            </Link>
          </>
        ) : (
          <form
            className="space-y-4"
            onSubmit={(event) => {
              event.preventDefault();
              if (!isCurrent || preview === null) return;
              send(() => createSnapshot(project, draft, preview, days), setMade);
            }}
          >
            <p>
              <label htmlFor={`${id}-title`} className="mb-1 block">
                Title
              </label>
              <input
                id={`${id}-title`}
                // biome-ignore lint/a11y/noAutofocus: the page was opened to write here.
                autoFocus
                onKeyDown={leaveByEscape}
                value={title}
                onChange={({ target }) => setTitle(target.value)}
                maxLength={200}
                required
                autoComplete="off"
                className="control w-full"
              />
            </p>
            <p>
              <label htmlFor={`${id}-note`} className="mb-1 block">
                Note to the recipient <span className="text-dim">(plain text)</span>
              </label>
              <textarea
                id={`${id}-note`}
                value={note}
                onChange={({ target }) => setNote(target.value)}
                maxLength={10_000}
                rows={4}
                className="control w-full py-1 whitespace-pre-wrap"
              />
            </p>
            <SpecBugChoice specBugs={specBugs} chosen={chosen} onChange={setChosen} />
            <ExpiryChoice days={days} onChange={setDays} />
            <Fault error={error ?? refusal} />
            <div className="flex flex-wrap gap-2">
              <button
                type="submit"
                disabled={!isCurrent || isBusy}
                className="control control-primary disabled:opacity-50"
              >
                Freeze and make a link
              </button>
              {(error ?? refusal) !== null && (
                <button type="button" onClick={retry} className="control">
                  Look again
                </button>
              )}
            </div>
            <p className="text-xs text-dim">
              What is frozen never changes, whatever happens to the project. Links to it can be revoked.
            </p>
          </form>
        )}
      </div>
      {preview ? (
        <PreviewFrame preview={preview} isCurrent={isCurrent || made !== null} />
      ) : (
        <p role="status" className="min-h-96 flex-1 text-dim">
          {error === null && "Drawing what the recipient will see…"}
          <noscript>
            {" "}
            The preview needs JavaScript; the command line does without: lacuna snapshot create.
          </noscript>
        </p>
      )}
    </div>
  );
}
