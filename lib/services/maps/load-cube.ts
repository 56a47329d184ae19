import type { Pool, PoolClient } from "pg";
import type { Cube } from "@/lib/coverage/cube";
import { ALL_DAYS, type DateRange, isLimited } from "@/lib/coverage/date-range";
import type { Database } from "@/lib/db/database";
import { countStartedRuns } from "@/lib/db/queries/count-started-runs";
import { getCubeColumns, getDatedCubeColumns } from "@/lib/db/queries/get-cube-columns";
import { groupValueSets, listValueSets } from "@/lib/db/queries/list-value-sets";
import { type Result, success } from "@/lib/result";
import { chooseCampaigns } from "../projects/choose-campaigns";
import { formatRevision } from "../projects/format-revision";
import type { CampaignSummary, ProjectDetail } from "../projects/get-project";
import { withMapSnapshot } from "../projects/with-project";

type Counts = {
  cube: Cube;
  /** Runs of the campaigns; under a range of days, those that started in it. */
  runs: number;
  /** Runs left out of a range of days because nobody knows when they started. */
  undatedRuns: number;
};

export type LoadedCube = Counts & {
  campaigns: CampaignSummary[];
  /** Changes with the map version, the range of days and any count. */
  revision: string;
};

const KEPT_CUBES = 20;
const cubes = new WeakMap<Pool, Map<string, Promise<Result<Counts>>>>();

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
  return { ...columns, sets: groupValueSets(sets, dimensions), dated: false };
}

async function readDatedCounts(
  client: PoolClient,
  project: ProjectDetail,
  campaigns: readonly CampaignSummary[],
  range: DateRange,
): Promise<Counts> {
  const dimensions = project.map?.coverage.dimensions ?? [];
  const ids = campaigns.map(({ id }) => id);
  const counted = await countStartedRuns(client, project.id, ids, range);
  const runs = campaigns.reduce((sum, campaign) => sum + campaign.runs, 0);
  const fromWhole = counted.runs > runs / 2;
  const columns = await getDatedCubeColumns(client, project.id, ids, dimensions.length, { range, fromWhole });
  const sets = project.map === null ? [] : await listValueSets(client, project.map.id);
  return { cube: { ...columns, sets: groupValueSets(sets, dimensions), dated: true }, ...counted };
}

/** Readers of one revision share one cube, also while it is being read. */
function getCachedCube(
  db: Database,
  key: string,
  read: () => Promise<Result<Counts>>,
): Promise<Result<Counts>> {
  const kept = cubes.get(db.pool) ?? new Map<string, Promise<Result<Counts>>>();
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
 * the newest eval campaign that holds runs. A range of days counts the runs that started in it alone.
 * `conflict` where another map version has become current.
 */
export async function loadCube(
  db: Database,
  project: ProjectDetail,
  campaigns: readonly string[] | null,
  range: DateRange = ALL_DAYS,
): Promise<Result<LoadedCube>> {
  const chosen = chooseCampaigns(project, campaigns);
  if (!chosen.ok) return chosen;
  const revisions = chosen.value.map(formatRevision).sort();
  const days = isLimited(range) ? [range.from ?? "", range.to ?? ""] : [];
  const revision = [project.id, project.map?.id ?? 0, ...revisions, ...days].join("-");
  const runs = chosen.value.reduce((sum, campaign) => sum + campaign.runs, 0);
  const counts = await getCachedCube(db, revision, () =>
    withMapSnapshot(db, project, async (client) =>
      isLimited(range)
        ? readDatedCounts(client, project, chosen.value, range)
        : { cube: await readCube(client, project, chosen.value), runs, undatedRuns: 0 },
    ),
  );
  if (!counts.ok) return counts;
  return success({ ...counts.value, campaigns: chosen.value, revision });
}
