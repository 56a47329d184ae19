/** Runs that belong together: a project's, a campaign's, those that one import brought, or one alone. */
export type RunScope = {
  projectId: number;
  /** Null for a whole project, and for an import that never reached a campaign. */
  campaignId: number | null;
  /** The import whose content is stored, where only its runs are meant. */
  importId: number | null;
  /** One run alone. */
  runId: number | null;
};

type Condition = { sql: string; values: number[] };

function where(conditions: [column: string, value: number | null][]): Condition {
  const set = conditions.filter((condition): condition is [string, number] => condition[1] !== null);
  return {
    sql: set.map(([column], i) => `${column} = $${i + 1}`).join(" AND "),
    values: set.map(([, value]) => value),
  };
}

/** The SQL condition on `run r`, with its parameters from `$1` on. */
export function whereInScope({ projectId, campaignId, importId, runId }: RunScope): Condition {
  return where([
    ["r.project_id", projectId],
    ["r.campaign_id", campaignId],
    ["r.import_id", importId],
    ["r.id", runId],
  ]);
}

/** The same on `import i`: the imports that go with a project or a campaign, or the one that is meant. */
export function whereImportInScope({ projectId, campaignId, importId }: RunScope): Condition {
  return where([
    ["i.project_id", projectId],
    ["i.campaign_id", campaignId],
    ["i.id", importId],
  ]);
}

/** Whether the scope takes in every run of the campaigns it touches. */
export function isWholeCampaigns({ importId, runId }: RunScope): boolean {
  return importId === null && runId === null;
}
