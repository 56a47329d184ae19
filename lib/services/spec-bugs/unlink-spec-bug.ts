import type { Database } from "@/lib/db/database";
import { addSpecBugEvent, touchSpecBug } from "@/lib/db/mutations/write-spec-bug";
import { deleteSpecBugLink } from "@/lib/db/mutations/write-spec-bug-link";
import { listSpecBugLinks } from "@/lib/db/queries/list-spec-bug-links";
import { failure, type Result, success } from "@/lib/result";
import { nameLink } from "@/lib/spec-bugs/name-link";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { changeSpecBug } from "./change-spec-bug";
import { formatLink } from "./load-spec-bugs";

/** Takes a link of a spec bug away; the history keeps what it named. */
export function unlinkSpecBug(
  db: Database,
  project: string,
  number: number,
  link: number,
): Promise<Result<SpecBugView>> {
  return changeSpecBug(db, project, number, async (client, bug, projectId) => {
    const row = (await listSpecBugLinks(client, projectId, [bug.id])).find(({ id }) => id === link);
    if (row === undefined) return failure("not_found", `spec bug ${number} has no link ${link}`);
    await deleteSpecBugLink(client, link);
    await addSpecBugEvent(client, bug.id, {
      kind: "unlinked",
      change: { link: nameLink(formatLink(row, null)) },
    });
    await touchSpecBug(client, bug.id);
    return success(null);
  });
}
