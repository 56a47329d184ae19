import type { Pool, PoolClient } from "pg";
import type { SpecBugSort } from "@/lib/spec-bugs/sorts";
import {
  FAULTS,
  type Fault,
  SEVERITIES,
  type Severity,
  type SpecBugSummary,
  STATUSES,
  type Status,
} from "@/lib/spec-bugs/spec-bug";

/** Which spec bugs of a project are meant. An empty list stands for all. */
export type SpecBugSelection = {
  projectId: number;
  numbers: readonly number[];
  statuses: readonly Status[];
  severities: readonly Severity[];
  faults: readonly Fault[];
  labels: readonly string[];
  /** Each of them occurs in the texts, the labels or the comments, in any case of letters. */
  words: readonly string[];
  /** A run, by its names in the log, that the spec bug, its messages or its marks are linked to. */
  run: { campaignId: number; campaign: string; key: string; attempt: number } | null;
  /** Null for all. */
  ids: readonly number[] | null;
};

export type SpecBugListRow = Omit<SpecBugSummary, "created_at" | "updated_at"> & {
  id: number;
  created_at: Date;
  updated_at: Date;
};

/** Place of a word in the order in which its kind is listed. */
const rank = (column: string, words: readonly string[]) =>
  `array_position('{${words.join(",")}}', ${column})`;

const SORTS: Record<SpecBugSort, string> = {
  number: "number",
  title: 'title COLLATE "und-x-icu"',
  severity: rank("severity", SEVERITIES),
  fault: rank("fault", FAULTS),
  status: rank("status", STATUSES),
  runs: "runs",
  buckets: "buckets",
  comments: "comments",
  updated_at: "updated_at",
};

export type SpecBugOrder = { sort: SpecBugSort; direction: "asc" | "desc" };

// The database's own collation may know the letters of English alone.
const fold = (text: string) => `lower(${text} COLLATE "und-x-icu")`;

const ALL_TEXT = `concat_ws(E'\\n', s.title, s.happened, s.specification, s.explanation, s.ruling,
  array_to_string(s.labels, E'\\n'),
  (SELECT string_agg(body, E'\\n') FROM spec_bug_comment WHERE spec_bug_id = s.id))`;

/** The condition of a selection on `spec_bug s`, but for the status, which counts are grouped by. */
function buildCondition(selection: SpecBugSelection): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [selection.projectId];
  const add = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = ["s.project_id = $1"];
  const { numbers, severities, faults, labels, words, run, ids } = selection;
  if (numbers.length > 0) conditions.push(`s.number = ANY(${add(numbers)}::bigint[])`);
  if (severities.length > 0) conditions.push(`s.severity = ANY(${add(severities)}::text[])`);
  if (faults.length > 0) conditions.push(`s.fault = ANY(${add(faults)}::text[])`);
  if (labels.length > 0) conditions.push(`s.labels && ${add(labels)}::text[]`);
  if (words.length > 0) {
    conditions.push(
      `(SELECT bool_and(strpos(${fold(ALL_TEXT)}, ${fold("word")}) > 0) FROM unnest(${add(words)}::text[]) word)`,
    );
  }
  if (ids) conditions.push(`s.id = ANY(${add(ids)}::int[])`);
  if (run) {
    conditions.push(
      `EXISTS (
         SELECT FROM spec_bug_link l
         WHERE l.spec_bug_id = s.id AND l.run_key = ${add(run.key)} AND l.attempt = ${add(run.attempt)}
           AND (l.campaign_id = ${add(run.campaignId)} OR l.campaign_id IS NULL AND l.campaign_slug = ${add(run.campaign)}))`,
    );
  }
  return { sql: conditions.join(" AND "), parameters };
}

/** One page of a selection; every one of them where the page has no limit. */
export async function listSpecBugRows(
  client: Pool | PoolClient,
  selection: SpecBugSelection,
  { sort, direction }: SpecBugOrder,
  page: { offset: number; limit: number | null },
): Promise<SpecBugListRow[]> {
  const { sql, parameters } = buildCondition(selection);
  const statuses = parameters.push(selection.statuses.length > 0 ? selection.statuses : STATUSES);
  const limit = parameters.push(page.limit);
  const offset = parameters.push(page.offset);
  const { rows } = await client.query<SpecBugListRow>(
    `SELECT * FROM (
       SELECT s.id, s.number, s.title, s.fault, s.severity, s.labels, s.status, s.created_at, s.updated_at,
              (SELECT count(DISTINCT (coalesce(c.slug, l.campaign_slug), l.run_key, l.attempt))
               FROM spec_bug_link l LEFT JOIN campaign c ON c.id = l.campaign_id
               WHERE l.spec_bug_id = s.id AND l.run_key IS NOT NULL) AS runs,
              (SELECT count(*) FROM spec_bug_link l WHERE l.spec_bug_id = s.id AND l.kind = 'bucket') AS buckets,
              (SELECT count(*) FROM spec_bug_comment c WHERE c.spec_bug_id = s.id) AS comments
       FROM spec_bug s WHERE ${sql} AND s.status = ANY($${statuses}::text[])
     ) listed
     ORDER BY ${SORTS[sort]} ${direction === "desc" ? "DESC" : "ASC"}, number DESC
     LIMIT $${limit} OFFSET $${offset}`,
    parameters,
  );
  return rows;
}

/** How many spec bugs of a selection have each status, whichever statuses it asks for. */
export async function countSpecBugsByStatus(
  client: Pool | PoolClient,
  selection: SpecBugSelection,
): Promise<{ status: Status; n: number }[]> {
  const { sql, parameters } = buildCondition(selection);
  const { rows } = await client.query<{ status: Status; n: number }>(
    `SELECT s.status, count(*) AS n FROM spec_bug s WHERE ${sql} GROUP BY s.status`,
    parameters,
  );
  return rows;
}
