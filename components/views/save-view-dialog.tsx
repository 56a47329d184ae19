import { useId, useState } from "react";
import { sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { buildViewsApiHref } from "@/lib/url/api-url";
import type { SavedView } from "@/lib/url/saved-view";

/** Asks for a view's name: of what is shown, or another one of a view that there is. */
export function SaveViewDialog({
  project,
  renamed,
  views,
  query,
  onClose,
  onDone,
}: {
  project: string;
  /** The view that gets another name; null where what is shown is saved. */
  renamed: SavedView | null;
  views: SavedView[];
  /** Of what is shown. */
  query: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const id = useId();
  const [text, setText] = useState(renamed?.name ?? "");
  const { isBusy, error, send } = useRequest();
  const name = text.trim();
  const replaced = renamed === null ? views.find((view) => view.name === name) : undefined;
  const submit = () =>
    send(() => {
      if (renamed !== null) return sendJson("PATCH", buildViewsApiHref(project, renamed.view), { name });
      return replaced
        ? sendJson("PATCH", buildViewsApiHref(project, replaced.view), { query })
        : sendJson("POST", buildViewsApiHref(project), { name, query });
    }, onDone);
  return (
    <Dialog title={renamed === null ? "Save this view" : "Rename the view"} onClose={onClose}>
      <DialogForm
        action={renamed !== null ? "Rename" : replaced ? "Replace" : "Save"}
        isDisabled={isBusy || name === "" || name === renamed?.name}
        error={error}
        onSubmit={submit}
      >
        <p>
          <label htmlFor={id} className="mb-1 block">
            Name
          </label>
          <input
            id={id}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby={`${id}-hint`}
            maxLength={100}
            required
            autoComplete="off"
            spellCheck={false}
            className="control w-full"
          />
          <span id={`${id}-hint`} className="mt-1 block text-xs text-dim">
            {replaced
              ? "There is a view of this name: it will show what is shown now."
              : "What is crossed, filters, campaigns, metric and order are kept; the bucket in focus is not."}
          </span>
        </p>
      </DialogForm>
    </Dialog>
  );
}
