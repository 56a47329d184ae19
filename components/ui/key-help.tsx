"use client";

import { useRef } from "react";
import { isTyping } from "./is-typing";
import { useKeys } from "./use-keys";

/** The list of a page's keys, opened by `?` or its button. */
export function KeyHelp({ keys }: { keys: [string, string][] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys((event) => {
    if (event.key === "?" && !isTyping(event)) dialog.current?.showModal();
  });
  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        className="control screen-only text-dim"
        aria-label="Show the keys of this page"
        title="Keys"
      >
        ?
      </button>
      <dialog
        ref={dialog}
        aria-label="Keys"
        className="m-auto rounded-lg border bg-panel p-5 text-ink shadow-xl backdrop:bg-black/40"
      >
        <h2 className="mb-2 text-[15px]">Keys</h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1">
          {keys.map(([key, effect]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded border border-b-2 px-1.5">{key}</kbd>
              </dt>
              <dd>{effect}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4">
          <button type="submit" className="control">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
