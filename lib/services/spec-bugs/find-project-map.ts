import type { Database } from "@/lib/db/database";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { failure, type Result, success } from "@/lib/result";
import { readMapVersion } from "../maps/current-map";
import { checkSlug } from "../projects/check-slug";
import { projectNotFound } from "../projects/not-found";

/** A project's id and the map by which linked buckets are named. */
export async function findProjectMap(
  db: Database,
  slug: string,
): Promise<Result<{ id: number; coverage: CoverageMap | null }>> {
  const project = checkSlug("project", slug).ok
    ? await db.prisma.project.findUnique({
        where: { slug },
        select: { id: true, currentMapVersion: { select: { id: true, version: true, text: true } } },
      })
    : null;
  if (project === null) return projectNotFound(db, slug);
  const { id, currentMapVersion: stored } = project;
  return success({ id, coverage: stored && readMapVersion(db, stored).coverage });
}

/** Says that a project has no such spec bug. */
export function specBugNotFound(project: string, number: number) {
  return failure(
    "not_found",
    `project "${project}" has no spec bug ${number}; "lacuna spec-bugs list" lists them`,
  );
}
