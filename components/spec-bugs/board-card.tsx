import Link from "next/link";
import { VisibleText } from "@/components/ui/visible-text";
import { formatQuantity } from "@/lib/format/number";
import type { SpecBugSummary, Status } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugHref } from "@/lib/url/spec-bugs-url";
import { LabelTags } from "./label-tags";
import { MoveMenu } from "./move-menu";
import { SeverityMark } from "./status-tag";

/** A spec bug on the board. */
export function BoardCard({
  project,
  bug,
  onMove,
  onDrag,
}: {
  project: string;
  bug: SpecBugSummary;
  onMove: (to: Status) => void;
  /** The card is being dragged, or no longer. */
  onDrag: (bug: SpecBugSummary | null) => void;
}) {
  const { number, title, severity, fault, labels, status, runs, buckets, comments } = bug;
  const counts: [number, string][] = [
    [runs, "run"],
    [buckets, "bucket"],
    [comments, "comment"],
  ];
  const described = counts.flatMap(([n, noun]) => (n > 0 ? formatQuantity(n, noun) : []));
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        onDrag(bug);
      }}
      onDragEnd={() => onDrag(null)}
      className="cursor-grab rounded-md border bg-panel px-2.5 py-2"
    >
      <div className="flex items-start justify-between gap-2">
        <Link
          href={buildSpecBugHref(project, number)}
          prefetch={false}
          draggable={false}
          className="min-w-0 font-medium [overflow-wrap:anywhere] hover:underline"
        >
          <span className="font-normal text-dim">{number}</span> <VisibleText text={title} />
        </Link>
        <span className="screen-only">
          <MoveMenu number={number} status={status} onChoose={onMove} />
        </span>
      </div>
      <p className="text-xs text-dim">
        <SeverityMark severity={severity} /> · {[fault, ...described].join(" · ")}
      </p>
      {labels.length > 0 && (
        <p className="mt-1">
          <LabelTags labels={labels} />
        </p>
      )}
    </li>
  );
}
