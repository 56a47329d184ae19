import type { PoolClient } from "pg";
import type { RunRow } from "@/lib/coverage/run-row";
import { FAILURES, findVerdict } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import {
  countObservationRows,
  DUPLICATE_CODE,
  listObservationRows,
  type ObservationRow,
  type ObservationSelection,
  type ObservationSort,
  streamObservationRows,
} from "@/lib/db/queries/list-observation-rows";
import { groupValueSets, listValueSets } from "@/lib/db/queries/list-value-sets";
import { openSnapshot } from "@/lib/db/transaction";
import { failure, type Result, success } from "@/lib/result";
import { loadCube } from "../maps/load-cube";
import type { ProjectDetail } from "../projects/get-project";
import { withMapSnapshot, withProject } from "../projects/with-project";
import { createCoordsDecoder } from "./decode-coords";
import { formatJudgement } from "./format-judgement";
import { type ObservationQuery, selectObservations } from "./select-observations";

export type RunQuery = ObservationQuery & {
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

async function select(
  db: Database,
  project: ProjectDetail,
  query: ObservationQuery,
): Promise<Result<Selection>> {
  const loaded = await loadCube(db, project, query.campaigns);
  if (!loaded.ok) return loaded;
  const { cube, campaigns } = loaded.value;
  const selection = selectObservations(project, cube, campaigns, query);
  if (!selection.ok) return selection;
  return success({ campaigns: campaigns.map(({ slug }) => slug), selection: selection.value });
}

async function createRowFormatter(client: PoolClient, { map }: ProjectDetail) {
  const sets = map ? groupValueSets(await listValueSets(client, map.id), map.coverage.dimensions) : [];
  const decode = createCoordsDecoder(map?.coverage ?? null, sets);
  return (row: ObservationRow): RunRow => {
    const verdict = findVerdict({ state: row.held, is_duplicate: row.held === DUPLICATE_CODE });
    return {
      run: row.run_id,
      id: row.run_key,
      attempt: row.attempt,
      case: row.case,
      campaign: row.campaign,
      observation: row.key,
      ...formatJudgement(row),
      verdict,
      stale: verdict !== null && !FAILURES.includes(row.state),
      task: row.task,
      model: row.model,
      started_at: row.started_at?.toISOString() ?? null,
      values: decode(row.coords),
      source: row.source,
    };
  };
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
