"use client";

import dynamic from "next/dynamic";
import { useId, useState } from "react";
import { submitByKey } from "@/components/ui/submit-by-key";

// Reading Markdown takes a library that only a preview needs.
const Markdown = dynamic(() => import("./markdown").then((module) => module.Markdown), {
  loading: () => <p className="text-dim">…</p>,
});

/** A text in Markdown, with a preview of how it will be read. Ctrl Enter sends the form it stands in. */
export function MarkdownField({
  label,
  hint,
  value,
  onChange,
  maxLength,
  rows = 4,
}: {
  label: string;
  /** What belongs here. */
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  rows?: number;
}) {
  const id = useId();
  const [isPreview, setIsPreview] = useState(false);
  return (
    <div>
      <div className="mb-1 flex items-baseline gap-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {hint && (
          <span id={`${id}-hint`} className="text-xs text-dim">
            {hint}
          </span>
        )}
        <span className="flex-1" />
        <button
          type="button"
          aria-pressed={isPreview}
          aria-controls={`${id}-preview`}
          onClick={() => setIsPreview(!isPreview)}
          className="rounded px-1 text-xs text-dim hover:text-ink aria-pressed:bg-hair aria-pressed:text-ink"
        >
          Preview<span className="sr-only"> of {label.toLowerCase()}</span>
        </button>
      </div>
      <textarea
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={submitByKey}
        aria-describedby={hint ? `${id}-hint` : undefined}
        maxLength={maxLength}
        rows={rows}
        className="field field-sizing-content max-h-[60dvh] min-h-16"
      />
      <div id={`${id}-preview`} className={isPreview ? "mt-1 rounded-md border border-dashed px-3 py-2" : ""}>
        {isPreview &&
          (value.trim() === "" ? <p className="text-dim">Nothing to preview.</p> : <Markdown text={value} />)}
      </div>
    </div>
  );
}
