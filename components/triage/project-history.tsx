"use client";

import Link from "next/link";
import { useRef } from "react";
import { type ThingColumn, ThingTable } from "@/components/housekeeping/thing-table";
import { EmptyState } from "@/components/ui/empty-state";
import { VisibleText } from "@/components/ui/visible-text";
import type { DecisionView } from "@/lib/coverage/decision";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { buildTriageHref, type TriageQuery } from "@/lib/url/triage-url";
import { DecisionAct, DecisionUndo } from "./decision-act";
import { DecisionNotice } from "./decision-notice";
import { useDeciding } from "./use-deciding";
import { useVerdictKeys } from "./use-verdict-keys";

const COLUMNS: ThingColumn[] = [
  { name: "No.", isNumber: true },
  { name: "Decided" },
  { name: "Verdict" },
  { name: "Observations", isNumber: true },
  { name: "Runs", isNumber: true },
  { name: "Reason" },
];

/** Every decision of a project, newest first. */
export function ProjectHistory({
  project,
  query,
  decisions,
  more,
}: {
  project: string;
  query: TriageQuery;
  decisions: DecisionView[];
  /** Whether there are older ones. */
  more: boolean;
}) {
  const deciding = useDeciding(project);
  const noField = useRef(null);
  useVerdictKeys(deciding, () => null, noField);
  if (decisions.length === 0) {
    return (
      <EmptyState title={query.before === null ? "Nothing is decided yet" : "There are no older decisions"}>
        <p>Each verdict is listed here with its reason, and can be undone.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <div className="mb-1 flex min-h-6 flex-wrap gap-x-3">
        <span className="text-dim">Every decision on this project’s runs, newest first.</span>
        <DecisionNotice deciding={deciding} />
      </div>
      <ThingTable caption="Decisions, newest first" columns={COLUMNS}>
        {decisions.map((view) => (
          <tr key={view.decision} className="h-[30px] border-t hover:bg-hair">
            <td className="pr-4 text-right tabular-nums">{view.decision}</td>
            <td className="px-3 whitespace-nowrap text-dim">{formatTime(view.decided_at)}</td>
            <td className="px-3 whitespace-nowrap">
              <DecisionAct project={project} view={view} />
            </td>
            <td className="px-3 text-right">{formatCount(view.observations)}</td>
            <td className="px-3 text-right">{formatCount(view.runs)}</td>
            <td className="w-1/2 px-3 [overflow-wrap:anywhere]">
              {view.reason !== null && <VisibleText text={view.reason} />}
            </td>
            <td className="px-3 text-right">
              <DecisionUndo project={project} view={view} deciding={deciding} />
            </td>
          </tr>
        ))}
      </ThingTable>
      <nav aria-label="Pages of decisions" className="screen-only mt-2 flex justify-end gap-2">
        {query.before !== null && (
          <Link href={buildTriageHref(project, { ...query, before: null })} className="control">
            Newest
          </Link>
        )}
        {more && (
          <Link
            href={buildTriageHref(project, { ...query, before: decisions.at(-1)!.decision })}
            rel="next"
            className="control"
          >
            Older
          </Link>
        )}
      </nav>
    </>
  );
}
