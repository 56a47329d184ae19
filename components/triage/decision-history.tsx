"use client";

import Link from "next/link";
import { VisibleText } from "@/components/ui/visible-text";
import type { DecisionView } from "@/lib/coverage/decision";
import { formatQuantity } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { formatVerdict } from "@/lib/format/verdict-label";
import { buildRunHref } from "@/lib/url/run-url";
import type { Deciding } from "./use-deciding";

/** Decisions, newest first, each with the way to undo it. */
export function DecisionHistory({
  project,
  decisions,
  deciding,
}: {
  project: string;
  decisions: DecisionView[];
  deciding: Deciding;
}) {
  return (
    <ol aria-label="Decisions, newest first" className="divide-y">
      {decisions.map((view) => (
        <li key={view.decision} className="flex flex-wrap items-baseline gap-x-3 py-1">
          <span className="w-12 text-dim tabular-nums">{view.decision}</span>
          <span className={view.undone_by === null ? "" : "text-dim line-through"}>
            <Act project={project} view={view} />
          </span>
          <span className="text-dim">
            {formatQuantity(view.observations, "observation")} of {formatQuantity(view.runs, "run")}
          </span>
          <span className="text-dim">{formatTime(view.decided_at)}</span>
          {view.reason !== null && (
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <VisibleText text={view.reason} />
            </span>
          )}
          <span className="flex-1" />
          {view.undone_by === null ? (
            <button
              type="button"
              disabled={deciding.isBusy}
              onClick={() => deciding.undo(toMade(project, view))}
              aria-label={`Undo decision ${view.decision}`}
              className="link screen-only"
            >
              Undo
            </button>
          ) : (
            <span className="text-dim">undone by {view.undone_by}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Act({ project, view: { verdict, undoes, original } }: { project: string; view: DecisionView }) {
  if (undoes !== null) return `undo of ${undoes}`;
  if (original === null) return formatVerdict(verdict);
  return (
    <>
      duplicate of{" "}
      {original.run === null ? (
        <>
          <VisibleText text={original.id} />, which is gone
        </>
      ) : (
        <Link href={buildRunHref(project, original.run)} prefetch={false} className="link">
          run {original.run}
        </Link>
      )}
    </>
  );
}

function toMade(project: string, { decision, verdict, observations, undoes }: DecisionView) {
  const act = undoes === null ? formatVerdict(verdict) : `undo of decision ${undoes}`;
  const what = `decision ${decision}, ${formatQuantity(observations, "observation")}: ${act}`;
  return { project, decision, what, isUndone: false };
}
