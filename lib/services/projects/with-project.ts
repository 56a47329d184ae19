import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import { getCurrentMapVersionId } from "@/lib/db/queries/get-current-map-version-id";
import { withSnapshot } from "@/lib/db/transaction";
import { failure, type Result, success } from "@/lib/result";
import { getProject, type ProjectDetail } from "./get-project";

/** `conflict` where the project's map is no longer the one it was read with. */
export async function checkMapUnchanged(client: PoolClient, project: ProjectDetail): Promise<Result<null>> {
  const mapVersionId = await getCurrentMapVersionId(client, project.id);
  if (mapVersionId === (project.map?.id ?? null)) return success(null);
  return failure("conflict", `the map of project "${project.slug}" has just changed; try again`);
}

/** Reads on one view of the database; `conflict` where the project's map is no longer the one it was read with. */
export function withMapSnapshot<T>(
  db: Database,
  project: ProjectDetail,
  work: (client: PoolClient) => Promise<T>,
): Promise<Result<T>> {
  return withSnapshot(db.pool, async (client) => {
    const map = await checkMapUnchanged(client, project);
    return map.ok ? success(await work(client)) : map;
  });
}

const ATTEMPTS = 3;

/** Answers by one version of the map: starts again where the map changed meanwhile. */
export async function withProject<T>(
  db: Database,
  slug: string,
  answer: (project: ProjectDetail) => Promise<Result<T>>,
): Promise<Result<T>> {
  let project = await getProject(db, slug);
  for (let attempt = 1; project.ok; attempt++) {
    const result = await answer(project.value);
    if (result.ok || result.error.code !== "conflict" || attempt === ATTEMPTS) return result;
    const mapId = project.value.map?.id;
    project = await getProject(db, slug);
    if (project.ok && project.value.map?.id === mapId) return result;
  }
  return project;
}
