import { isDeepStrictEqual } from "node:util";
import type { Database } from "@/lib/db/database";
import { addSpecBugEvent, updateSpecBugFields } from "@/lib/db/mutations/write-spec-bug";
import { type Result, success } from "@/lib/result";
import type { SpecBugFields, SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { changeSpecBug, checkRevision } from "./change-spec-bug";

/**
 * Writes other texts of a spec bug. `revision` is the one they were written on: fields and status raise
 * it, links and comments do not, so that a remark of a colleague refuses nobody's edit.
 */
export function updateSpecBug(
  db: Database,
  project: string,
  number: number,
  { revision, fields }: { revision: number; fields: Partial<SpecBugFields> },
): Promise<Result<SpecBugView>> {
  return changeSpecBug(db, project, number, async (client, bug) => {
    const checked = checkRevision(bug, revision);
    if (!checked.ok) return checked;
    const changed = Object.entries(fields).filter(
      ([name, value]) => !isDeepStrictEqual(value, bug[name as keyof SpecBugFields]),
    );
    if (changed.length === 0) return success(null);
    await updateSpecBugFields(client, bug.id, { ...bug, ...Object.fromEntries(changed) });
    const change = changed.map(([name, to]) => [name, { from: bug[name as keyof SpecBugFields], to }]);
    await addSpecBugEvent(client, bug.id, { kind: "edited", change: Object.fromEntries(change) });
    return success(null);
  });
}
