import type { PoolClient } from "pg";
import type { SpecBugChange } from "@/lib/spec-bugs/history";
import type { SpecBugFields, Status } from "@/lib/spec-bugs/spec-bug";

// Transactions wait for each other: the time at which one began may be before what it now follows.
const NOW = "clock_timestamp()";

/** What is written of the fields, in the order in which both statements below name them. */
function listValues(fields: SpecBugFields): unknown[] {
  const { title, happened, specification, fault, explanation, ruling, severity, labels } = fields;
  return [title, happened, specification, fault, explanation, ruling, severity, labels];
}

/**
 * Adds a spec bug under the next number of its project and returns both its ids. The caller holds the
 * project's spec bugs. The number of the last one is given again once that is deleted.
 */
export async function insertSpecBug(
  client: PoolClient,
  projectId: number,
  fields: SpecBugFields,
): Promise<{ id: number; number: number }> {
  const { rows } = await client.query<{ id: number; number: number }>(
    `INSERT INTO spec_bug (project_id, number, title, happened, specification, fault, explanation, ruling,
                           severity, labels, created_at, updated_at)
     SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, ${NOW}, ${NOW}
     FROM spec_bug WHERE project_id = $1 RETURNING id, number`,
    [projectId, ...listValues(fields)],
  );
  return rows[0]!;
}

/** Writes the fields of a spec bug, under its next revision. */
export async function updateSpecBugFields(
  client: PoolClient,
  specBugId: number,
  fields: SpecBugFields,
): Promise<void> {
  await client.query(
    `UPDATE spec_bug SET title = $2, happened = $3, specification = $4, fault = $5, explanation = $6,
       ruling = $7, severity = $8, labels = $9, revision = revision + 1, updated_at = ${NOW} WHERE id = $1`,
    [specBugId, ...listValues(fields)],
  );
}

/** Gives a spec bug another status, under its next revision. */
export async function updateSpecBugStatus(
  client: PoolClient,
  specBugId: number,
  { status, reason }: { status: Status; reason: string },
): Promise<void> {
  await client.query(
    `UPDATE spec_bug SET status = $2, status_reason = $3, revision = revision + 1, updated_at = ${NOW}
     WHERE id = $1`,
    [specBugId, status, reason],
  );
}

/** Notes that something hanging on a spec bug changed; its revision stays. */
export async function touchSpecBug(client: PoolClient, specBugId: number): Promise<void> {
  await client.query(`UPDATE spec_bug SET updated_at = ${NOW} WHERE id = $1`, [specBugId]);
}

/** Deletes a spec bug with its links, comments and history, and the links of others to it. */
export async function deleteSpecBugRow(client: PoolClient, specBugId: number): Promise<void> {
  await client.query("DELETE FROM spec_bug WHERE id = $1", [specBugId]);
}

/** Adds a line to the history of a spec bug. */
export async function addSpecBugEvent(
  client: PoolClient,
  specBugId: number,
  { kind, change }: SpecBugChange,
): Promise<void> {
  await client.query(
    `INSERT INTO spec_bug_event (spec_bug_id, kind, change, at) VALUES ($1, $2, $3, ${NOW})`,
    [specBugId, kind, JSON.stringify(change)],
  );
}
