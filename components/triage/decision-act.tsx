import Link from "next/link";
import { VisibleText } from "@/components/ui/visible-text";
import type { DecisionView } from "@/lib/coverage/decision";
import { formatQuantity } from "@/lib/format/number";
import { formatVerdict } from "@/lib/format/verdict-label";
import { buildRunHref } from "@/lib/url/run-url";
import type { Deciding } from "./use-deciding";

/** What a decision says; struck out where it was undone. */
export function DecisionAct({ project, view }: { project: string; view: DecisionView }) {
  const { verdict, undoes, original, undone_by: undoneBy } = view;
  return (
    <span className={undoneBy === null ? "" : "text-dim line-through"}>
      {undoes !== null && `undo of ${undoes}`}
      {undoes === null && formatVerdict(verdict)}
      {original && (
        <>
          {" of "}
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
      )}
    </span>
  );
}

/** Undoes a decision, or says which one did. */
export function DecisionUndo({
  project,
  view: { decision, verdict, observations, undoes, undone_by: undoneBy },
  deciding,
}: {
  project: string;
  view: DecisionView;
  deciding: Deciding;
}) {
  if (undoneBy !== null) return <span className="whitespace-nowrap text-dim">undone by {undoneBy}</span>;
  const act = undoes === null ? formatVerdict(verdict) : `undo of decision ${undoes}`;
  const what = `decision ${decision}, ${formatQuantity(observations, "observation")}: ${act}`;
  return (
    <button
      type="button"
      disabled={deciding.isBusy}
      onClick={() => deciding.undo({ project, decision, what, isUndone: false })}
      aria-label={`Undo decision ${decision}`}
      className="link screen-only"
    >
      Undo
    </button>
  );
}
