"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useStatus } from "@/components/housekeeping/status";
import { VisibleText } from "@/components/ui/visible-text";
import { MOVES, type Status } from "@/lib/spec-bugs/spec-bug";
import { MOVE_NAMES, type Move, MoveDialog } from "./move-dialog";
import { StatusTag } from "./status-tag";

/** The status of a spec bug, why it has it, and where it can go from here. */
export function StatusPanel({
  project,
  number,
  title,
  status,
  reason,
}: {
  project: string;
  number: number;
  title: string;
  status: Status;
  reason: string | null;
}) {
  const router = useRouter();
  const announce = useStatus();
  const [move, setMove] = useState<Move | null>(null);
  return (
    <section aria-label="Status">
      <p className="[overflow-wrap:anywhere]">
        <StatusTag status={status} /> {reason !== null && <VisibleText text={reason} />}
      </p>
      <div className="screen-only mt-2 flex flex-wrap gap-1">
        {MOVES[status].map((to) => (
          <button
            key={to}
            type="button"
            onClick={() => setMove({ number, title, from: status, to })}
            className="control"
          >
            {MOVE_NAMES[to]}…
          </button>
        ))}
      </div>
      {move && (
        <MoveDialog
          project={project}
          move={move}
          onClose={() => setMove(null)}
          onMoved={(bug) => {
            setMove(null);
            announce(`Spec bug ${number} is ${bug.status} now.`);
            router.refresh();
          }}
        />
      )}
    </section>
  );
}
