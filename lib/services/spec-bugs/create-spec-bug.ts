import type { Database } from "@/lib/db/database";
import { addSpecBugEvent, insertSpecBug } from "@/lib/db/mutations/write-spec-bug";
import { type Result, success } from "@/lib/result";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import type { SpecBugFields, SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { addLinks, checkLinks } from "./add-spec-bug-links";
import { inSpecBugs } from "./change-spec-bug";
import { findLinkTargets } from "./find-link-targets";
import { getSpecBug } from "./get-spec-bug";

/** Files a spec bug with its first links, all or nothing. It begins as suspected. */
export async function createSpecBug(
  db: Database,
  project: string,
  fields: SpecBugFields,
  links: readonly NewLink[],
): Promise<Result<SpecBugView>> {
  const targets = await findLinkTargets(db, project, links);
  if (!targets.ok) return targets;
  const number = await inSpecBugs(db, project, async (client, projectId) => {
    const checked = await checkLinks(client, { projectId, id: null }, targets.value);
    if (!checked.ok) return checked;
    const bug = await insertSpecBug(client, projectId, fields);
    await addSpecBugEvent(client, bug.id, { kind: "created", change: {} });
    await addLinks(client, { projectId, id: bug.id }, targets.value);
    return success(bug.number);
  });
  return number.ok ? getSpecBug(db, project, number.value) : number;
}
