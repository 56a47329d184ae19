import type { RunQuery } from "./list-runs";

/** A query for all observations of a project's default campaign, or for what else is asked. */
export function createRunQuery(project: string, fields: Partial<RunQuery> = {}): RunQuery {
  return {
    project,
    campaigns: null,
    at: {},
    where: [],
    outcomes: null,
    verdicts: null,
    search: null,
    sort: "id",
    direction: "asc",
    offset: 0,
    limit: 1000,
    ...fields,
  };
}
