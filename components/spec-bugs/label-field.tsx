"use client";

import { X } from "lucide-react";
import { useId, useState } from "react";
import { formatVisibleText } from "@/lib/format/visible-text";
import { SPEC_BUG_LIMITS } from "@/lib/spec-bugs/limits";

/** Labels, added by Enter or a comma, with those in use suggested. */
export function LabelField({
  labels,
  inUse,
  onChange,
}: {
  labels: string[];
  /** Labels of other spec bugs. */
  inUse: string[];
  onChange: (labels: string[]) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const isFull = labels.length >= SPEC_BUG_LIMITS.labels;
  const add = () => {
    const label = typed.replace(/\s+/g, " ").trim();
    setTyped("");
    if (label !== "" && !labels.includes(label)) onChange([...labels, label]);
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        Labels
      </label>
      <div className="flex flex-wrap items-center gap-1">
        {labels.map((label) => (
          <span key={label} className="inline-flex max-w-full items-center gap-1 rounded bg-hair pl-1.5">
            <span className="truncate">{formatVisibleText(label)}</span>
            <button
              type="button"
              onClick={() => onChange(labels.filter((other) => other !== label))}
              aria-label={`Remove label ${formatVisibleText(label)}`}
              className="rounded p-1 text-dim hover:text-ink"
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={id}
          list={`${id}-in-use`}
          value={typed}
          disabled={isFull}
          maxLength={SPEC_BUG_LIMITS.label}
          placeholder={isFull ? "no more than 20" : "add a label"}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && typed.trim() !== "") {
              event.preventDefault();
              add();
            } else if (event.key === ",") {
              event.preventDefault();
              add();
            } else if (event.key === "Backspace" && typed === "" && labels.length > 0) {
              onChange(labels.slice(0, -1));
            }
          }}
          className="control w-44 placeholder:text-dim"
        />
        <datalist id={`${id}-in-use`}>
          {inUse
            // A suggestion cannot show what hides in it.
            .filter((label) => !labels.includes(label) && label === formatVisibleText(label))
            .map((label) => (
              <option key={label} value={label} />
            ))}
        </datalist>
      </div>
    </div>
  );
}
