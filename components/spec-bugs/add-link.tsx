"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { useStatus } from "@/components/housekeeping/status";
import { Fault } from "@/components/ui/fault";
import { Fold } from "@/components/ui/fold";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import { buildSpecBugApiHref } from "@/lib/url/api-url";

export type LinkableDimension = { id: string; label: string; values: { id: string; label: string }[] };

const KINDS = ["run", "bucket", "spec_bug"] as const;
type Kind = (typeof KINDS)[number];
const KIND_NAMES: Record<Kind, string> = { run: "a run", bucket: "a bucket", spec_bug: "a spec bug" };

/** Links a spec bug to a run, a bucket or another spec bug. */
export function AddLink({
  project,
  number,
  dimensions,
}: {
  project: string;
  number: number;
  /** Of the map, to choose a bucket by. */
  dimensions: LinkableDimension[];
}) {
  const router = useRouter();
  const announce = useStatus();
  const id = useId();
  const { isBusy, error, send } = useRequest();
  const [kind, setKind] = useState<Kind>("run");
  const [target, setTarget] = useState("");
  const [at, setAt] = useState<Record<string, string>>({});
  const link = buildLink(kind, target, at);
  return (
    <Fold title="Add a link">
      <form
        className="space-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (link === null) return;
          send(
            () => sendJson("POST", buildSpecBugApiHref(project, number, "links"), link),
            () => {
              setTarget("");
              setAt({});
              announce("The link was added.");
              router.refresh();
            },
          );
        }}
      >
        <p className="flex flex-wrap gap-2">
          <select
            aria-label="Link to"
            value={kind}
            onChange={(event) => {
              setKind(event.target.value as Kind);
              setTarget("");
            }}
            className="control"
          >
            {KINDS.filter((name) => name !== "bucket" || dimensions.length > 0).map((name) => (
              <option key={name} value={name}>
                {KIND_NAMES[name]}
              </option>
            ))}
          </select>
          {kind !== "bucket" && (
            <input
              id={id}
              aria-label={kind === "run" ? "Number of the run" : "Number of the spec bug"}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
              inputMode="numeric"
              placeholder="number"
              autoComplete="off"
              className="control w-28 placeholder:text-dim"
            />
          )}
        </p>
        {kind === "bucket" && (
          <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
            {dimensions.map((dimension) => (
              <label key={dimension.id} className="contents">
                <span className="max-w-32 truncate text-dim">{dimension.label}</span>
                <select
                  value={at[dimension.id] ?? ""}
                  onChange={(event) => setAt({ ...at, [dimension.id]: event.target.value })}
                  className="control w-full"
                >
                  <option value="">any</option>
                  {dimension.values.map((value) => (
                    <option key={value.id} value={value.id}>
                      {value.label}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        )}
        <Fault error={error} />
        <button type="submit" disabled={isBusy || link === null} className="control disabled:opacity-50">
          Add link
        </button>
      </form>
    </Fold>
  );
}

function buildLink(kind: Kind, target: string, at: Record<string, string>): NewLink | null {
  if (kind === "bucket") {
    const chosen = Object.entries(at).filter(([, value]) => value !== "");
    return chosen.length === 0 ? null : { kind, at: Object.fromEntries(chosen) };
  }
  const number = /^\s*#?([1-9]\d{0,8})\s*$/.exec(target)?.[1];
  if (number === undefined) return null;
  return kind === "run" ? { kind, run: Number(number) } : { kind, number: Number(number) };
}
