import { useEffect, useState } from "react";
import { type ApiAnswer, call } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { Fault } from "@/components/ui/fault";
import { submitByKey } from "@/components/ui/submit-by-key";
import { buildMapHref } from "@/lib/url/api-url";
import { Labelled, TextField } from "./forms/labelled";

/** A version that became current at once, or a re-bucketing that goes on. */
export type Applied = { map_version?: number; changed?: boolean; id?: number };

const AUTHOR = "author";

/** Makes the draft a version of the map, with who and why. */
export function ApplyForm({
  project,
  base,
  text,
  proposed,
  isDisabled,
  onApplied,
}: {
  project: string;
  base: number;
  text: string;
  /** The reason as it could be. */
  proposed: string;
  isDisabled: boolean;
  onApplied: (applied: Applied) => void;
}) {
  const [author, setAuthor] = useState("");
  const [reason, setReason] = useState<string | null>(null);
  const { isBusy, error, send } = useRequest();
  useEffect(() => setAuthor(localStorage.getItem(AUTHOR) ?? ""), []);
  const submit = () => {
    localStorage.setItem(AUTHOR, author.trim());
    send(
      () => putMap(project, { text, base, author, reason: reason ?? proposed }),
      (applied) => {
        setReason(null);
        onApplied(applied);
      },
    );
  };
  return (
    <form
      aria-label="Apply"
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField label="Author" value={author} onChange={setAuthor} />
      <Labelled label="Reason">
        {(id) => (
          <textarea
            id={id}
            value={reason ?? proposed}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={submitByKey}
            rows={2}
            maxLength={10_000}
            className="field"
          />
        )}
      </Labelled>
      <Fault error={error} />
      <button
        type="submit"
        disabled={isBusy || isDisabled}
        aria-keyshortcuts="Control+Enter"
        className="control control-primary disabled:opacity-50"
      >
        {isBusy ? "Applying…" : "Apply as a new version"}
      </button>
    </form>
  );
}

/** Makes a text the project's map, if `base` is still current. */
function putMap(
  project: string,
  { text, base, author, reason }: { text: string; base: number; author: string; reason: string },
): Promise<ApiAnswer<Applied>> {
  const words = { base, author: author.trim(), reason: reason.trim(), source: "page" as const };
  return call(buildMapHref(project, words), {
    method: "PUT",
    headers: { "content-type": "application/yaml" },
    body: text,
  });
}
