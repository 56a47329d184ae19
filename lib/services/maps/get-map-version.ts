import type { Database } from "@/lib/db/database";
import { failure, type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";

/** The text of a version of a project's map, as it was applied. */
export async function getMapVersion(
  db: Database,
  projectSlug: string,
  version: number,
): Promise<Result<{ version: number; text: string }>> {
  const project = await findProjectId(db, projectSlug);
  if (!project.ok) return project;
  const stored = await db.prisma.mapVersion.findUnique({
    where: { projectId_version: { projectId: project.value, version } },
    select: { version: true, text: true },
  });
  return stored
    ? success(stored)
    : failure("not_found", `the map of project "${projectSlug}" has no version ${version}`);
}
