import type { Database } from "@/lib/db/database";
import { addSpecBugEvent, updateSpecBugStatus } from "@/lib/db/mutations/write-spec-bug";
import { failure, type Result, success } from "@/lib/result";
import { MOVES, type SpecBugView, type Status } from "@/lib/spec-bugs/spec-bug";
import { changeSpecBug, checkRevision } from "./change-spec-bug";

/** Gives a spec bug another status with the reason for it; `conflict` where it may not go there. */
export function moveSpecBug(
  db: Database,
  project: string,
  number: number,
  { revision, status, reason }: { revision: number; status: Status; reason: string },
): Promise<Result<SpecBugView>> {
  return changeSpecBug(db, project, number, async (client, bug) => {
    const checked = checkRevision(bug, revision);
    if (!checked.ok) return checked;
    if (!MOVES[bug.status].includes(status)) {
      const allowed = MOVES[bug.status].join(" or ");
      return failure(
        "conflict",
        `spec bug ${number} is ${bug.status}: it can become ${allowed}, not ${status}`,
      );
    }
    await updateSpecBugStatus(client, bug.id, { status, reason });
    await addSpecBugEvent(client, bug.id, {
      kind: "status",
      change: {
        status: { from: bug.status, to: status },
        reason: { from: bug.status_reason, to: reason },
      },
    });
    return success(null);
  });
}
