import type { Database } from "@/lib/db/database";
import { touchSpecBug } from "@/lib/db/mutations/write-spec-bug";
import { type Result, success } from "@/lib/result";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { addLinks, checkLinks } from "./add-spec-bug-links";
import { changeSpecBug } from "./change-spec-bug";
import { findLinkTargets } from "./find-link-targets";

/** Links a spec bug to a run, a message, a mark, a bucket or another spec bug; its revision stays. */
export async function linkSpecBug(
  db: Database,
  project: string,
  number: number,
  link: NewLink,
): Promise<Result<SpecBugView>> {
  const targets = await findLinkTargets(db, project, [link]);
  if (!targets.ok) return targets;
  return changeSpecBug(db, project, number, async (client, { id }, projectId) => {
    const checked = await checkLinks(client, { projectId, id }, targets.value);
    if (!checked.ok) return checked;
    await addLinks(client, { projectId, id }, targets.value);
    await touchSpecBug(client, id);
    return success(null);
  });
}
