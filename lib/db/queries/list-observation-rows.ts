import type { PoolClient } from "pg";
import { type DateRange, isLimited } from "@/lib/coverage/date-range";
import { FAILURES, getVerdictState, OPEN_FAILURE, type VerdictFilter } from "@/lib/coverage/verdict";
import { STATE_BADNESS } from "@/lib/import/loader/run-state";
import { sanitise } from "@/lib/import/sanitise";
import { formatVectors } from "./count-runs";
import { selectHeldVerdicts } from "./list-verdict-states";
import { lookUpObservation } from "./look-up-observation";
import { whereStarted } from "./where-started";

/** Where runs came from. Null stands for anywhere. */
export type RunOrigin = {
  /** Name of a file that they were read from. */
  file: string | null;
  /** The import that brought what is stored of them. */
  import: number | null;
};

/** Which observations are meant. Null stands for all. */
export type ObservationSelection = {
  projectId: number;
  campaignIds: readonly number[];
  vectors: readonly (readonly number[])[] | null;
  states: readonly number[] | null;
  /** Any of these. */
  verdicts: readonly VerdictFilter[] | null;
  /** Part of a run's key, case or model, in any case of letters. */
  search: string | null;
} & Partial<DateRange> &
  Partial<RunOrigin>;

const SORTS = {
  outcome: `('{${STATE_BADNESS.join(",")}}'::smallint[])[o.state + 1]`,
  id: 'r.key COLLATE "C"',
  case: 'r."case" COLLATE "C"',
  attempt: "r.attempt",
  campaign: 'c.slug COLLATE "C"',
  model: `(r.attributes->>'model') COLLATE "C"`,
  started_at: "r.started_at",
  message: "o.message_index",
} as const;

export type ObservationSort = keyof typeof SORTS;

export type ObservationOrder = { sort: ObservationSort; direction: "asc" | "desc" };

export type ObservationRow = {
  run_id: number;
  run_key: string;
  attempt: number;
  case: string | null;
  campaign: string;
  key: string;
  message_index: number | null;
  message_branch: number;
  simulated_at: string | null;
  coords: number[];
  state: number;
  aware: number;
  /** State code of the verdict that holds, or that of a duplicate; null where there never was one. */
  held: number | null;
  task: string | null;
  model: string | null;
  started_at: Date | null;
  source: { file: string; entry?: string } | null;
};

function formatPattern(search: string): string {
  // PostgreSQL takes no U+0000, and no stored text has one.
  return `%${search.replaceAll("\0", "\uFFFD").replace(/[\\%_]/g, "\\$&")}%`;
}

/** Says of a verdict that it is a duplicate, where else a state code stands. */
export const DUPLICATE_CODE = -1;

/**
 * SQL of the state code of the verdict on an observation `o` of a run `r`, or that of a duplicate. It is
 * looked up row by row: joined, a table that has just grown by a bulk decision would be misjudged.
 */
export const HELD = `(
  SELECT CASE WHEN v.original_key IS NULL THEN v.state ELSE ${DUPLICATE_CODE} END FROM verdict v
  WHERE v.campaign_id = o.campaign_id AND v.run_key = r.key AND v.attempt = r.attempt AND v.observation_key = o.key
  ORDER BY v.id DESC LIMIT 1)`;

const COLUMNS = `o.run_id, r.key AS run_key, r.attempt, r."case", c.slug AS campaign, o.key, o.message_index,
  o.message_branch, o.simulated_at, o.coords, o.state, o.aware, ${HELD} AS held, r.started_at`;

/** What the attributes of a run say of it. */
type RunWords = Pick<ObservationRow, "task" | "model" | "source">;
type BareRow = Omit<ObservationRow, keyof RunWords>;

/**
 * The rows with what is read of their runs' attributes: once a run, of the rows of a page alone. The
 * attributes of a run of thousands of observations are megabytes, which would be unpacked for each of them.
 */
async function addRunWords(
  client: PoolClient,
  projectId: number,
  rows: readonly BareRow[],
): Promise<ObservationRow[]> {
  const { rows: runs } = await client.query<RunWords & { id: number }>(
    `SELECT r.id, r.attributes->>'task' AS task, r.attributes->>'model' AS model, r.attributes->'source' AS source
     FROM run r WHERE r.project_id = $1 AND r.id = ANY($2::bigint[])`,
    [projectId, [...new Set(rows.map(({ run_id }) => run_id))]],
  );
  const words = new Map(runs.map(({ id, ...said }) => [id, said]));
  const none: RunWords = { task: null, model: null, source: null };
  return rows.map((row) => ({ ...row, ...(words.get(row.run_id) ?? none) }));
}

const FAILURE_CODES = FAILURES.join(", ");

// From the verdicts, since few of those who do not fail ever had one.
const STALE = `(
  SELECT o.id FROM (${selectHeldVerdicts("= ANY($2::int[])")}) held ${lookUpObservation("held")}
  WHERE o.state NOT IN (${FAILURE_CODES}) AND (held.state <> ${OPEN_FAILURE} OR held.original_key IS NOT NULL))`;

/** The SQL condition on an observation `o` of a run `r`. */
function formatVerdictFilter(filter: VerdictFilter): string {
  switch (filter) {
    case "open":
      return `(o.state = ${OPEN_FAILURE} AND ${HELD} IS DISTINCT FROM ${DUPLICATE_CODE})`;
    case "duplicate":
      return `(o.state IN (${FAILURE_CODES}) AND ${HELD} = ${DUPLICATE_CODE})`;
    case "stale":
      // Not as a join either, which an IN by itself may become.
      return `(o.id IN ${STALE} IS TRUE)`;
    default:
      return `(o.state = ${getVerdictState(filter)} AND ${HELD} = ${getVerdictState(filter)})`;
  }
}

/** Tables `o`, `r`, `c` and conditions of a selection. */
export function buildSource(selection: ObservationSelection): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [selection.projectId, selection.campaignIds];
  const add = (value: unknown) => `$${parameters.push(value)}`;
  const wanted = selection.vectors
    ? `JOIN (SELECT v::smallint[] AS coords FROM unnest(${add(formatVectors(selection.vectors))}::text[]) v) wanted
       ON wanted.coords = o.coords`
    : "";
  const conditions = ["o.project_id = $1", "o.campaign_id = ANY($2::int[])"];
  if (selection.states) conditions.push(`o.state = ANY(${add(selection.states)}::smallint[])`);
  if (selection.verdicts) conditions.push(`(${selection.verdicts.map(formatVerdictFilter).join(" OR ")})`);
  const range = { from: selection.from ?? null, to: selection.to ?? null };
  if (isLimited(range)) conditions.push(whereStarted(range));
  if (selection.file != null) {
    const sources = JSON.stringify(sanitise([{ file: selection.file }]));
    conditions.push(`r.sources @> ${add(sources)}::jsonb`);
  }
  if (selection.import != null) conditions.push(`r.import_id = ${add(selection.import)}`);
  if (selection.search) {
    const pattern = add(formatPattern(selection.search));
    conditions.push(
      `(r.key ILIKE ${pattern} OR r."case" ILIKE ${pattern} OR r.attributes->>'model' ILIKE ${pattern})`,
    );
  }
  return {
    sql: `FROM observation o ${wanted}
      JOIN run r ON r.project_id = o.project_id AND r.id = o.run_id
      JOIN campaign c ON c.id = o.campaign_id
      WHERE ${conditions.join(" AND ")}`,
    parameters,
  };
}

/** SQL of what an order sorts by first. */
export function formatSort(sort: ObservationSort): string {
  return SORTS[sort];
}

function formatOrder({ sort, direction }: ObservationOrder): string {
  const way = direction === "desc" ? "DESC" : "ASC";
  return `ORDER BY ${formatSort(sort)} ${way} NULLS LAST, r.key COLLATE "C", r.attempt, o.run_id, o.position`;
}

/** One page of a selection. */
export async function listObservationRows(
  client: PoolClient,
  selection: ObservationSelection,
  order: ObservationOrder,
  page: { offset: number; limit: number },
): Promise<ObservationRow[]> {
  const { sql, parameters } = buildSource(selection);
  const limit = parameters.push(page.limit);
  const offset = parameters.push(page.offset);
  const { rows } = await client.query<BareRow>(
    `SELECT ${COLUMNS} ${sql} ${formatOrder(order)} LIMIT $${limit} OFFSET $${offset}`,
    parameters,
  );
  return addRunWords(client, selection.projectId, rows);
}

/** Observations of a selection, and the runs they belong to. */
export async function countObservationRows(
  client: PoolClient,
  selection: ObservationSelection,
): Promise<{ total: number; runs: number }> {
  const { sql, parameters } = buildSource(selection);
  const { rows } = await client.query<{ total: number; runs: number }>(
    `SELECT count(*) AS total,
            count(*) FILTER (WHERE NOT o.shared) + count(DISTINCT o.run_id) FILTER (WHERE o.shared) AS runs
     ${sql}`,
    parameters,
  );
  return rows[0]!;
}

const ROWS_PER_FETCH = 1000;

/** Every row of a selection, in pieces, by a cursor of the open transaction. */
export async function* streamObservationRows(
  client: PoolClient,
  selection: ObservationSelection,
  order: ObservationOrder,
): AsyncGenerator<ObservationRow[]> {
  const { sql, parameters } = buildSource(selection);
  await client.query(
    `DECLARE observation_rows NO SCROLL CURSOR FOR SELECT ${COLUMNS} ${sql} ${formatOrder(order)}`,
    parameters,
  );
  while (true) {
    const { rows } = await client.query<BareRow>(`FETCH ${ROWS_PER_FETCH} FROM observation_rows`);
    if (rows.length === 0) return;
    yield await addRunWords(client, selection.projectId, rows);
  }
}
