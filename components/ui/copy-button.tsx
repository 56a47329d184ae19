"use client";

import { useState } from "react";

/** Copies a text to the clipboard, and says so. */
export function CopyButton({
  text,
  label,
  className = "control",
}: {
  text: string;
  /** What is copied, for those who do not see where the button stands. */
  label: string;
  className?: string;
}) {
  const [said, setSaid] = useState<"Copied" | "Not copied" | null>(null);
  const copy = () =>
    // The clipboard is refused where the page is not loaded from a trusted address.
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => setSaid("Copied"),
      () => setSaid("Not copied"),
    );
  return (
    <button type="button" onClick={() => void copy()} className={className} aria-label={`Copy ${label}`}>
      <span role="status">{said ?? "Copy"}</span>
    </button>
  );
}
