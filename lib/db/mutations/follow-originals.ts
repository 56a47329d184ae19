import type { PoolClient } from "pg";
import { type FailingRun, resolveDuplicates } from "@/lib/coverage/resolve-duplicates";
import {
  type DuplicateRow,
  hasDuplicates,
  listDuplicates,
  listOriginals,
  type OriginalRow,
} from "@/lib/db/queries/list-duplicates";
import { runIdentity } from "@/lib/import/loader/decide-merge";

/**
 * Lets the duplicates of a campaign count as their originals do, and notes in `staged_delta` what its
 * cells change by. Whatever changes an outcome, a verdict or the runs of a campaign ends with it, under
 * the campaign's lock.
 */
export async function followOriginals(
  client: PoolClient,
  projectId: number,
  campaignId: number,
): Promise<void> {
  if (!(await hasDuplicates(client, projectId, campaignId))) return;
  const duplicates = await listDuplicates(client, campaignId);
  const originals = await listOriginals(
    client,
    projectId,
    campaignId,
    duplicates.map(({ original_key, original_attempt }) => ({
      key: original_key,
      attempt: original_attempt,
    })),
  );
  const states = resolveDuplicates(
    duplicates.map((row) => ({
      run: runIdentity(row.run_key, row.attempt),
      observation: row.observation_key,
      original: runIdentity(row.original_key, row.original_attempt),
    })),
    groupByRun(originals),
  );
  const changes = duplicates.flatMap(({ id, state }: DuplicateRow, i) =>
    states[i] === state ? [] : [{ id, from: state, to: states[i]! }],
  );
  if (changes.length > 0) await changeStates(client, projectId, changes);
}

function groupByRun(rows: readonly OriginalRow[]): Map<string, FailingRun> {
  const runs = new Map<string, { state: number; failures: { observation: string; state: number }[] }>();
  for (const { key, attempt, state, observation_key, observation_state } of rows) {
    const identity = runIdentity(key, attempt);
    const run = runs.get(identity) ?? { state, failures: [] };
    runs.set(identity, run);
    if (observation_key !== null)
      run.failures.push({ observation: observation_key, state: observation_state! });
  }
  return runs;
}

async function changeStates(
  client: PoolClient,
  projectId: number,
  changes: readonly { id: number; from: number; to: number }[],
): Promise<void> {
  await client.query(
    `WITH changed AS (
       UPDATE observation o SET state = change.after
       FROM unnest($2::bigint[], $3::smallint[], $4::smallint[]) AS change (id, before, after)
       WHERE o.project_id = $1 AND o.id = change.id
       RETURNING o.coords, o.aware, change.before, change.after
     )
     INSERT INTO staged_delta
     SELECT coords, before, aware, -1 FROM changed UNION ALL SELECT coords, after, aware, 1 FROM changed`,
    [projectId, changes.map(({ id }) => id), changes.map(({ from }) => from), changes.map(({ to }) => to)],
  );
}
