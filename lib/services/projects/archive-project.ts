import type { Database } from "@/lib/db/database";
import { setProjectArchived } from "@/lib/db/mutations/set-archived";
import type { Result } from "@/lib/result";
import { getProjectSummary, type ProjectSummary } from "./list-projects";

/** Sets a project aside, out of lists and menus, or takes it back. Nothing else changes. */
export async function archiveProject(
  db: Database,
  { project, archived }: { project: string; archived: boolean },
): Promise<Result<ProjectSummary>> {
  const found = await getProjectSummary(db, project);
  if (!found.ok) return found;
  await setProjectArchived(db, project, archived);
  return getProjectSummary(db, project);
}
