"use client";

import { catchError, type ErrorInfo } from "next/error";

/** Part of a page that may fail by itself: the rest stays, and the part says so. */
export const Panel = catchError(PanelFailure);

function PanelFailure({ title }: { title: string }, { retry }: ErrorInfo) {
  return (
    <section role="alert" className="max-w-2xl rounded-lg border border-alarm p-4">
      <h2 className="mb-1 text-[15px] text-alarm">{title} failed to load</h2>
      <p className="mb-2 text-dim">
        The rest of the page is not affected. The server's log says what happened.
      </p>
      <button type="button" onClick={retry} className="control">
        Try again
      </button>
    </section>
  );
}
