"use client";

import { type ReactNode, useId, useState } from "react";
import { sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { Fault } from "@/components/ui/fault";

export type RenameField = {
  key: "name" | "slug";
  label: string;
  value: string;
  /** What a change of it means. */
  hint: string;
};

/** What the thing is called now, and sentences on what the change means. */
export type Renamed = { slug: string; notes: string[] };

/** The names of a project or campaign, to change. `href` is its address in the API. */
export function RenameForm({
  href,
  fields,
  onRenamed,
  children,
}: {
  href: string;
  fields: RenameField[];
  onRenamed: (renamed: Renamed) => void;
  /** Buttons beside the one that saves. */
  children?: ReactNode;
}) {
  const id = useId();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const { isBusy, error, send } = useRequest();
  const changes = Object.fromEntries(
    fields.flatMap(({ key, value }) => {
      const text = (texts[key] ?? value).trim();
      return text === value ? [] : [[key, text]];
    }),
  );
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        send(() => sendJson<Renamed>("PATCH", href, changes), onRenamed);
      }}
    >
      {fields.map(({ key, label, value, hint }) => (
        <p key={key}>
          <label htmlFor={`${id}-${key}`} className="mb-1 block">
            {label}
          </label>
          <input
            id={`${id}-${key}`}
            value={texts[key] ?? value}
            onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
            aria-describedby={`${id}-${key}-hint`}
            maxLength={key === "name" ? 200 : 100}
            required
            autoComplete="off"
            spellCheck={false}
            className="control w-full"
          />
          <span id={`${id}-${key}-hint`} className="mt-1 block text-xs text-dim">
            {hint}
          </span>
        </p>
      ))}
      <Fault error={error} />
      <div className="flex justify-end gap-2">
        {children}
        <button
          type="submit"
          disabled={isBusy || Object.keys(changes).length === 0}
          className="control control-primary disabled:opacity-50"
        >
          Rename
        </button>
      </div>
    </form>
  );
}
