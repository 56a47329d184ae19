import { useState } from "react";
import { sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { Fault } from "@/components/ui/fault";
import { VisibleText } from "@/components/ui/visible-text";
import type { MapPreview } from "@/lib/coverage/map-preview";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { Edit } from "@/lib/map/edits/edit";
import type { MapProblem } from "@/lib/map/map-problem";
import { buildMapPreviewHref } from "@/lib/url/api-url";
import { DiffLines } from "./diff-lines";
import type { Draft } from "./draft";

/** The file as it would be: its changes, or the text itself to be edited, which is a step like any other. */
export function TextStep({
  project,
  draft,
  preview,
  onStep,
}: {
  project: string;
  draft: Draft;
  preview: MapPreview;
  onStep: (edits: Edit[]) => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const [problems, setProblems] = useState<MapProblem[]>([]);
  const { isBusy, error, send } = useRequest();
  const check = (written: string) => {
    setProblems([]);
    send(
      async () => {
        const document = { base: preview.base, edits: draft.edits, text: written };
        const answer = await sendJson<MapPreview>("POST", buildMapPreviewHref(project), document);
        if (!answer.ok) setProblems(readProblems(answer.details));
        return answer;
      },
      () => {
        onStep([{ kind: "replace_text", text: written }]);
        setText(null);
      },
    );
  };
  if (text === null) {
    return (
      <section aria-label="The file" className="space-y-2">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 className="text-[15px]">The file as it would be</h2>
          <button type="button" onClick={() => setText(preview.text)} className="control screen-only">
            Edit the text
          </button>
        </div>
        {preview.changes.length > 0 && (
          <ul aria-label="What changes">
            {preview.changes.map(({ sentence }, change) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read the same, and never change places
              <li key={change} className="break-words">
                <VisibleText text={sentence} />
              </li>
            ))}
          </ul>
        )}
        <DiffLines lines={preview.lines} />
      </section>
    );
  }
  return (
    <form
      aria-label="The file"
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        check(text);
      }}
    >
      <label className="block">
        <span className="mb-1 block text-[15px]">map.yaml</span>
        <textarea
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={24}
          spellCheck={false}
          className="field font-mono text-xs leading-5"
        />
      </label>
      {problems.length > 0 ? (
        <ul role="alert" className="text-alarm">
          {problems.map(({ line, column, message }) => (
            <li key={`${line}:${column}:${message}`}>
              Line {line}, column {column}: <VisibleText text={message} />
            </li>
          ))}
        </ul>
      ) : (
        <Fault error={error && formatVisibleText(error)} />
      )}
      <p className="flex gap-2">
        <button
          type="submit"
          disabled={isBusy || text === preview.text}
          className="control control-primary disabled:opacity-50"
        >
          Take this text
        </button>
        <button type="button" onClick={() => setText(null)} className="control">
          Leave it
        </button>
      </p>
    </form>
  );
}

function readProblems(details: unknown): MapProblem[] {
  const { problems } = (details ?? {}) as { problems?: unknown };
  return Array.isArray(problems) ? (problems as MapProblem[]) : [];
}
