import type { Pool, PoolClient } from "pg";
import type { Cube } from "@/lib/coverage/cube";
import type { Database } from "@/lib/db/database";
import { getCubeColumns } from "@/lib/db/queries/get-cube-columns";
import { groupValueSets, listValueSets } from "@/lib/db/queries/list-value-sets";
import { type Result, success } from "@/lib/result";
import { chooseCampaigns } from "../projects/choose-campaigns";
import type { CampaignSummary, ProjectDetail } from "../projects/get-project";
import { withMapSnapshot } from "../projects/with-project";

export type LoadedCube = {
  cube: Cube;
  campaigns: CampaignSummary[];
  /** Changes with the map version and with any count. */
  revision: string;
};

const KEPT_CUBES = 20;
const cubes = new WeakMap<Pool, Map<string, Promise<Result<Cube>>>>();

/** The counts of some campaigns of a project whose map is held still, added up. */
export async function readCube(
  client: PoolClient,
  project: ProjectDetail,
  campaigns: readonly CampaignSummary[],
): Promise<Cube> {
  const dimensions = project.map?.coverage.dimensions ?? [];
  const ids = campaigns.map(({ id }) => id);
  const columns = await getCubeColumns(client, project.id, ids, dimensions.length);
  const sets = project.map === null ? [] : await listValueSets(client, project.map.id);
  return { ...columns, sets: groupValueSets(sets, dimensions) };
}

/** Readers of one revision share one cube, also while it is being read. */
function getCachedCube(db: Database, key: string, read: () => Promise<Result<Cube>>): Promise<Result<Cube>> {
  const kept = cubes.get(db.pool) ?? new Map<string, Promise<Result<Cube>>>();
  cubes.set(db.pool, kept);
  const cube = kept.get(key) ?? read();
  // Set again, so that the first key is always the one unused for longest.
  kept.delete(key);
  kept.set(key, cube);
  cube.then(
    (result) => !result.ok && kept.delete(key),
    () => kept.delete(key),
  );
  if (kept.size > KEPT_CUBES) kept.delete(kept.keys().next().value!);
  return cube;
}

/**
 * The counts of some campaigns added up, by the project's map as it was read. `campaigns` null means
 * the newest eval campaign that holds runs. `conflict` where another map version has become current.
 */
export async function loadCube(
  db: Database,
  project: ProjectDetail,
  campaigns: readonly string[] | null,
): Promise<Result<LoadedCube>> {
  const chosen = chooseCampaigns(project, campaigns);
  if (!chosen.ok) return chosen;
  const revisions = chosen.value.map(({ id, revision }) => `${id}.${revision}`).sort();
  const revision = [project.id, project.map?.id ?? 0, ...revisions].join("-");
  const cube = await getCachedCube(db, revision, () =>
    withMapSnapshot(db, project, (client) => readCube(client, project, chosen.value)),
  );
  if (!cube.ok) return cube;
  return success({ cube: cube.value, campaigns: chosen.value, revision });
}
