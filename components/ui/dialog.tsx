"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

/**
 * A modal dialog that is open for as long as it is rendered. Escape closes it; the focus then returns
 * to where it was.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // One that is gone because it is done was never closed, and the focus went with it.
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[min(520px,calc(100vw-32px))] rounded-lg border bg-panel p-5 text-left whitespace-normal text-ink shadow-xl backdrop:bg-black/40"
    >
      <h2 id={titleId} className="mb-3 text-[15px] [overflow-wrap:anywhere]">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** The button of a dialog that leaves everything as it was. */
export function CancelButton() {
  return (
    <button
      type="button"
      onClick={(event) => event.currentTarget.closest("dialog")?.close()}
      className="control"
    >
      Cancel
    </button>
  );
}
