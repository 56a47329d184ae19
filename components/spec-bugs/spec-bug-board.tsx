"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useStatus } from "@/components/housekeeping/status";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { MOVES, type SpecBugSummary, STATUSES, type Status } from "@/lib/spec-bugs/spec-bug";
import { BoardCard } from "./board-card";
import { type Move, MoveDialog } from "./move-dialog";

/** Spec bugs in a column for each status. A card is moved by dragging it, or by its menu. */
export function SpecBugBoard({
  project,
  bugs,
  counts,
  shown,
}: {
  project: string;
  bugs: SpecBugSummary[];
  /** Spec bugs of each status, also those that are not among the cards. */
  counts: Record<Status, number>;
  /** Statuses that have a column. */
  shown: readonly Status[];
}) {
  const router = useRouter();
  const announce = useStatus();
  const [dragged, setDragged] = useState<SpecBugSummary | null>(null);
  const [move, setMove] = useState<Move | null>(null);
  const ask = ({ number, title, status }: SpecBugSummary, to: Status) =>
    setMove({ number, title, from: status, to });
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {STATUSES.filter((status) => shown.includes(status)).map((status) => {
        const cards = bugs.filter((bug) => bug.status === status);
        const isAllowed = dragged !== null && MOVES[dragged.status].includes(status);
        return (
          <section
            key={status}
            aria-label={`${status}: ${formatQuantity(counts[status], "spec bug")}`}
            onDragOver={(event) => {
              if (isAllowed) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (isAllowed) ask(dragged, status);
              setDragged(null);
            }}
            className={`min-h-24 rounded-lg border p-2 ${isAllowed ? "border-dashed border-accent bg-hair" : ""}`}
          >
            <h2 className="mb-2 flex justify-between px-1">
              {status} <span className="font-normal text-dim">{formatCount(counts[status])}</span>
            </h2>
            <ul className="space-y-2">
              {cards.map((bug) => (
                <BoardCard
                  key={bug.number}
                  project={project}
                  bug={bug}
                  onMove={(to) => ask(bug, to)}
                  onDrag={setDragged}
                />
              ))}
            </ul>
            {counts[status] > cards.length && (
              <p className="px-1 pt-2 text-dim">
                and {formatCount(counts[status] - cards.length)} more: narrow the filters, or see the table
              </p>
            )}
          </section>
        );
      })}
      {move && (
        <MoveDialog
          project={project}
          move={move}
          onClose={() => setMove(null)}
          onMoved={({ number, status }) => {
            setMove(null);
            announce(`Spec bug ${number} is ${status} now.`);
            router.refresh();
          }}
        />
      )}
    </div>
  );
}
