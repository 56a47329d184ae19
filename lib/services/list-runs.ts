import type { PoolClient } from "pg";
import { listBucketVectors } from "@/lib/coverage/bucket-vectors";
import { AWARENESS } from "@/lib/coverage/cube";
import type { Filter } from "@/lib/coverage/filter";
import { getAdjudicatedOutcome, getOutcome, getState, listStates } from "@/lib/coverage/observation-outcome";
import type { RunRow } from "@/lib/coverage/run-row";
import type { Database } from "@/lib/db/database";
import {
  countObservationRows,
  listObservationRows,
  type ObservationRow,
  type ObservationSelection,
  type ObservationSort,
  streamObservationRows,
} from "@/lib/db/queries/list-observation-rows";
import { groupValueSets, listValueSets } from "@/lib/db/queries/list-value-sets";
import { openSnapshot } from "@/lib/db/transaction";
import { failure, type Result, success } from "@/lib/result";
import { createCoordsDecoder } from "./decode-coords";
import type { ProjectDetail } from "./get-project";
import { loadCube } from "./load-cube";
import { withMapSnapshot, withProject } from "./with-project";

export type RunQuery = {
  project: string;
  /** Null for the newest eval campaign that holds runs. */
  campaigns: string[] | null;
  /** The bucket: value id by dimension id. */
  at: Record<string, string>;
  where: Filter[];
  /** Raw outcomes; null for all. */
  outcomes: string[] | null;
  /** Part of a run's id, case or model. */
  search: string | null;
  sort: ObservationSort;
  direction: "asc" | "desc";
  offset: number;
  limit: number;
};

export type RunsPage = {
  project: string;
  map_version: number | null;
  campaigns: string[];
  /** Observations selected, and the runs they belong to. */
  total: number;
  runs_total: number;
  offset: number;
  limit: number;
  runs: RunRow[];
};

type Selection = { selection: ObservationSelection; campaigns: string[] };
type RunSelectionQuery = Omit<RunQuery, "offset" | "limit">;

const LARGEST_PAGE = 1000;

/** The observations that a crossing counts in the bucket, under the same filters and exclusions. */
async function select(
  db: Database,
  project: ProjectDetail,
  query: RunSelectionQuery,
): Promise<Result<Selection>> {
  const loaded = await loadCube(db, project, query.campaigns);
  if (!loaded.ok) return loaded;
  const { cube, campaigns } = loaded.value;
  const isNarrowed = Object.keys(query.at).length > 0 || query.where.length > 0;
  if (project.map === null && isNarrowed) {
    return failure("conflict", `project "${project.slug}" has no coverage map to name buckets by`);
  }
  const vectors = project.map
    ? listBucketVectors(cube, project.map.coverage, { at: query.at, where: query.where })
    : success({ coords: null });
  if (!vectors.ok) return vectors;
  return success({
    campaigns: campaigns.map(({ slug }) => slug),
    selection: {
      projectId: project.id,
      campaignIds: campaigns.map(({ id }) => id),
      vectors: vectors.value.coords,
      states: query.outcomes && listStates(query.outcomes),
      search: query.search,
    },
  });
}

async function createRowFormatter(client: PoolClient, { map }: ProjectDetail) {
  const sets = map ? groupValueSets(await listValueSets(client, map.id), map.coverage.dimensions) : [];
  const decode = createCoordsDecoder(map?.coverage ?? null, sets);
  return (row: ObservationRow): RunRow => ({
    run: row.run_id,
    id: row.run_key,
    attempt: row.attempt,
    case: row.case,
    campaign: row.campaign,
    observation: row.key,
    message: row.message_index,
    at_time: row.simulated_at,
    outcome: getOutcome(row.state),
    adjudicated: getAdjudicatedOutcome(row.state),
    state: getState(row.state),
    aware: AWARENESS[row.aware]!,
    task: row.task,
    model: row.model,
    started_at: row.started_at?.toISOString() ?? null,
    values: decode(row.coords),
    source: row.source,
  });
}

/** One page of the observations of a bucket, a filter or a whole project. */
export async function listRuns(db: Database, query: RunQuery): Promise<Result<RunsPage>> {
  const { offset, limit, sort, direction } = query;
  if (offset < 0 || limit < 0 || limit > LARGEST_PAGE) {
    return failure(
      "usage",
      `limit: expected at most ${LARGEST_PAGE} rows a page; take the next ones with offset, or all as CSV or JSONL`,
    );
  }
  return withProject(db, query.project, async (project) => {
    const selected = await select(db, project, query);
    if (!selected.ok) return selected;
    const { selection, campaigns } = selected.value;
    return withMapSnapshot(db, project, async (client) => {
      const { total, runs } = await countObservationRows(client, selection);
      const rows = await listObservationRows(client, selection, { sort, direction }, { offset, limit });
      const formatRow = await createRowFormatter(client, project);
      return {
        project: project.slug,
        map_version: project.map?.version ?? null,
        campaigns,
        total,
        runs_total: runs,
        offset,
        limit,
        runs: rows.map(formatRow),
      };
    });
  });
}

/** All observations of a query in its order, for export; reads one view of the database as it goes. */
export async function* streamRuns(db: Database, query: RunSelectionQuery): AsyncGenerator<RunRow> {
  const selected = await withProject(db, query.project, async (project) => {
    const selection = await select(db, project, query);
    return selection.ok ? success({ project, selection: selection.value.selection }) : selection;
  });
  // Who streams has checked the words of the query: what is left is a project removed meanwhile.
  if (!selected.ok) throw new Error(selected.error.message);
  const { project, selection } = selected.value;
  const snapshot = await openSnapshot(db.pool);
  try {
    const formatRow = await createRowFormatter(snapshot.client, project);
    for await (const rows of streamObservationRows(snapshot.client, selection, query)) {
      for (const row of rows) yield formatRow(row);
    }
  } finally {
    await snapshot.close();
  }
}
