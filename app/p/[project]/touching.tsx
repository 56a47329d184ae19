import { TOUCHING_SHOWN, TouchingSpecBugs } from "@/components/spec-bugs/touching-spec-bugs";
import type { Database } from "@/lib/db/database";
import { listSpecBugs, type SpecBugFilters } from "@/lib/services/spec-bugs/list-spec-bugs";

/** The spec bugs that touch a run or a bucket, the newest first. */
export async function Touching({
  db,
  project,
  touching,
}: {
  db: Database;
  project: string;
  touching: Pick<SpecBugFilters, "run" | "view">;
}) {
  const page = await listSpecBugs(db, project, { ...touching, limit: TOUCHING_SHOWN });
  if (!page.ok) throw new Error(page.error.message);
  return <TouchingSpecBugs project={project} bugs={page.value.spec_bugs} total={page.value.total} />;
}
