import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import { findRunNames } from "@/lib/db/queries/find-link-names";
import { listSpecBugsById } from "@/lib/db/queries/find-spec-bug";
import {
  countSpecBugsByStatus,
  listSpecBugRows,
  type SpecBugListRow,
  type SpecBugOrder,
  type SpecBugSelection,
} from "@/lib/db/queries/list-spec-bug-rows";
import { withSnapshot } from "@/lib/db/transaction";
import { failure, type Result, success } from "@/lib/result";
import {
  type Fault,
  type Severity,
  type SpecBugSummary,
  type SpecBugView,
  STATUSES,
  type Status,
} from "@/lib/spec-bugs/spec-bug";
import type { TouchedView } from "@/lib/spec-bugs/touches-view";
import { runNotFound } from "../projects/not-found";
import { isStoredId } from "../projects/stored-id";
import { findProjectMap } from "./find-project-map";
import { findTouchingSpecBugs } from "./find-touching-spec-bugs";
import { loadSpecBugViews } from "./load-spec-bugs";

/** What is left out stands for all. */
export type SpecBugFilters = {
  numbers?: readonly number[];
  statuses?: readonly Status[];
  severities?: readonly Severity[];
  faults?: readonly Fault[];
  /** Any of them. */
  labels?: readonly string[];
  /** Words that all occur in the texts, the labels or the comments, in any case of letters. */
  search?: string;
  /** Number of a run that the spec bug touches: by the run itself, its messages or its marks. */
  run?: number;
  /** View of the map that the spec bug touches: by buckets, or by runs that it lists. */
  view?: TouchedView;
};

export type SpecBugsPage = {
  spec_bugs: SpecBugSummary[];
  total: number;
  /** Spec bugs of each status under the other filters. */
  counts: { by_status: Record<Status, number> };
};

export const MOST_SPEC_BUGS = 1000;
const NEWEST_FIRST: SpecBugOrder = { sort: "number", direction: "desc" };

async function select(
  db: Database,
  project: { id: number; slug: string },
  filters: SpecBugFilters,
): Promise<Result<SpecBugSelection>> {
  const {
    numbers = [],
    statuses = [],
    severities = [],
    faults = [],
    labels = [],
    search = "",
    view,
  } = filters;
  const isRun = filters.run !== undefined;
  const run =
    isRun && isStoredId(filters.run!) ? await findRunNames(db.pool, project.id, filters.run!) : null;
  if (isRun && run === null) return runNotFound(db, project.slug, filters.run!);
  const ids = view === undefined ? success(null) : await findTouchingSpecBugs(db, project.slug, view);
  if (!ids.ok) return ids;
  return success({
    projectId: project.id,
    numbers,
    statuses,
    severities,
    faults,
    labels,
    words: search.split(/\s+/).filter((word) => word !== ""),
    run,
    ids: ids.value,
  });
}

function toSummary({ id: _, created_at, updated_at, ...row }: SpecBugListRow): SpecBugSummary {
  return { ...row, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() };
}

/** One page of a project's spec bugs, the newest first unless an order is named. */
export async function listSpecBugs(
  db: Database,
  slug: string,
  query: SpecBugFilters & { order?: SpecBugOrder; offset?: number; limit?: number } = {},
): Promise<Result<SpecBugsPage>> {
  const { order = NEWEST_FIRST, offset = 0, limit = MOST_SPEC_BUGS, ...filters } = query;
  const isWhole = Number.isSafeInteger(offset) && Number.isInteger(limit);
  if (!isWhole || offset < 0 || limit < 1 || limit > MOST_SPEC_BUGS) {
    return failure("usage", `ask for 1 to ${MOST_SPEC_BUGS} spec bugs, from 0 on`);
  }
  const project = await findProjectMap(db, slug);
  if (!project.ok) return project;
  const selection = await select(db, { ...project.value, slug }, filters);
  if (!selection.ok) return selection;
  return withSnapshot(db.pool, async (client) => {
    const rows = await listSpecBugRows(client, selection.value, order, { offset, limit });
    const byStatus = await countByStatus(client, selection.value);
    const statuses = filters.statuses?.length ? filters.statuses : STATUSES;
    return success({
      spec_bugs: rows.map(toSummary),
      total: [...new Set(statuses)].reduce((sum, status) => sum + byStatus[status], 0),
      counts: { by_status: byStatus },
    });
  });
}

async function countByStatus(
  client: PoolClient,
  selection: SpecBugSelection,
): Promise<Record<Status, number>> {
  const counts = new Map(
    (await countSpecBugsByStatus(client, selection)).map(({ status, n }) => [status, n]),
  );
  return Object.fromEntries(STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<
    Status,
    number
  >;
}

/** Every spec bug under some filters with everything that hangs on it, in the order of their numbers. */
export async function listSpecBugViews(
  db: Database,
  slug: string,
  filters: SpecBugFilters,
): Promise<Result<SpecBugView[]>> {
  const project = await findProjectMap(db, slug);
  if (!project.ok) return project;
  const selection = await select(db, { ...project.value, slug }, filters);
  if (!selection.ok) return selection;
  return withSnapshot(db.pool, async (client) => {
    const page = { offset: 0, limit: null };
    const rows = await listSpecBugRows(client, selection.value, { sort: "number", direction: "asc" }, page);
    const ids = rows.map(({ id }) => id);
    return success(
      await loadSpecBugViews(client, { ...project.value, slug }, await listSpecBugsById(client, ids)),
    );
  });
}
