import { VisibleText } from "@/components/ui/visible-text";
import type { DecisionView } from "@/lib/coverage/decision";
import { formatQuantity } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { DecisionAct, DecisionUndo } from "./decision-act";
import type { Deciding } from "./use-deciding";

/** Decisions in a narrow place, newest first, each with the way to undo it. */
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
        <li key={view.decision} className="flex items-baseline gap-x-3 py-1">
          <span className="text-dim tabular-nums">{view.decision}</span>
          <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <DecisionAct project={project} view={view} />
            {view.observations > 1 && (
              <span className="text-dim"> on {formatQuantity(view.observations, "observation")}</span>
            )}
            {view.reason !== null && (
              <p>
                <VisibleText text={view.reason} />
              </p>
            )}
            <p className="text-dim">{formatTime(view.decided_at)}</p>
          </div>
          <DecisionUndo project={project} view={view} deciding={deciding} />
        </li>
      ))}
    </ol>
  );
}
