"use client";

import Link from "next/link";
import { useRef } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { DecisionView } from "@/lib/coverage/decision";
import { buildTriageHref, type TriageQuery } from "@/lib/url/triage-url";
import { DecisionHistory } from "./decision-history";
import { DecisionNotice } from "./decision-notice";
import { useDeciding } from "./use-deciding";
import { useVerdictKeys } from "./use-verdict-keys";

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
      <div className="mb-1 min-h-6">
        <DecisionNotice deciding={deciding} />
      </div>
      <DecisionHistory project={project} decisions={decisions} deciding={deciding} />
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
