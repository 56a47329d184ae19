import type { PoolClient } from "pg";
import { lockCampaign, lockProjectShared } from "@/lib/db/advisory-locks";
import { getCurrentMapVersionId } from "@/lib/db/queries/get-current-map-version-id";
import { isImportStored } from "@/lib/db/queries/is-import-stored";
import { listStoredRuns } from "@/lib/db/queries/list-stored-runs";
import { withClientTransaction } from "@/lib/db/transaction";
import type { ImportIssueView } from "@/lib/import/import-view";
import {
  type Disposition,
  decideMerge,
  type IncomingRun,
  type MergeDecision,
} from "@/lib/import/loader/decide-merge";
import { createImportIssues } from "./create-import-issues";
import { type StagedRun, stageRuns } from "./stage-runs";

/** Where runs are merged into, and the map version they were classified by. */
export type MergeTarget = {
  projectId: number;
  campaignId: number;
  importId: number;
  mapVersionId: number | null;
};

export type MergeResult =
  | { kind: "merged"; dispositions: Disposition[] }
  /** Another map version became current; nothing was stored. */
  | { kind: "stale_map" }
  /** The import was deleted, maybe with its campaign; nothing was stored. */
  | { kind: "gone" };

/**
 * Stores a batch of runs and moves the campaign's cells with them, in one transaction. Only the merge
 * itself is serialised; batches of several importers are copied into staging at the same time. `issues`
 * tell what was found beside the runs, and are stored with them.
 */
export function mergeRuns(
  client: PoolClient,
  target: MergeTarget,
  runs: readonly StagedRun[],
  incoming: readonly IncomingRun[],
  issues: readonly ImportIssueView[],
): Promise<MergeResult> {
  return withClientTransaction(client, async (): Promise<MergeResult> => {
    await stageRuns(client, runs);
    await lockProjectShared(client, target.projectId);
    await lockCampaign(client, target.campaignId);
    if (!(await isImportStored(client, target.importId))) return { kind: "gone" };
    if ((await getCurrentMapVersionId(client, target.projectId)) !== target.mapVersionId) {
      return { kind: "stale_map" };
    }
    const stored = await listStoredRuns(client, target.campaignId, runs);
    const decision = decideMerge(incoming, stored, target.importId);
    await updateSources(client, target, decision.touches);
    if (decision.writes.length > 0) await writeRuns(client, target, decision.writes);
    await createImportIssues(client, target.importId, issues);
    return { kind: "merged", dispositions: decision.dispositions };
  });
}

async function updateSources(
  client: PoolClient,
  { projectId }: MergeTarget,
  touches: MergeDecision["touches"],
): Promise<void> {
  if (touches.length === 0) return;
  await client.query(
    `UPDATE run SET sources = touch.sources::jsonb
     FROM unnest($2::bigint[], $3::text[]) AS touch (run_id, sources)
     WHERE run.project_id = $1 AND run.id = touch.run_id`,
    [projectId, touches.map(({ id }) => id), touches.map(({ sources }) => JSON.stringify(sources))],
  );
}

async function writeRuns(
  client: PoolClient,
  { projectId, campaignId, importId }: MergeTarget,
  writes: MergeDecision["writes"],
): Promise<void> {
  await client.query(
    `INSERT INTO staged_write
     SELECT place, coalesce(run_id, nextval((SELECT pg_get_serial_sequence('run', 'id')::regclass))), sources::jsonb
     FROM unnest($1::int[], $2::bigint[], $3::text[]) AS w (place, run_id, sources)`,
    [
      writes.map(({ position }) => position),
      writes.map(({ id }) => id),
      writes.map(({ sources }) => JSON.stringify(sources)),
    ],
  );
  const replaced = writes.flatMap(({ id }) => (id === null ? [] : [id]));
  if (replaced.length > 0) await removeContents(client, projectId, replaced);
  await client.query(
    `INSERT INTO run (project_id, id, campaign_id, key, attempt, "case", content_hash, state, started_at,
                      attributes, notes, message_count, sources, import_id)
     SELECT $1, w.run_id, $2, s.key, s.attempt, s."case", s.content_hash, s.state, s.started_at,
            s.attributes, s.notes, s.message_count, w.sources, $3
     FROM staged_write w JOIN staged_run s USING (place) ORDER BY w.run_id
     ON CONFLICT (project_id, id) DO UPDATE SET
       "case" = EXCLUDED."case", content_hash = EXCLUDED.content_hash, state = EXCLUDED.state,
       started_at = EXCLUDED.started_at, attributes = EXCLUDED.attributes, notes = EXCLUDED.notes,
       message_count = EXCLUDED.message_count, sources = EXCLUDED.sources,
       import_id = EXCLUDED.import_id, imported_at = EXCLUDED.imported_at`,
    [projectId, campaignId, importId],
  );
  await client.query(
    `WITH added AS (
       INSERT INTO observation (project_id, campaign_id, run_id, key, position, shared, message_index,
                                simulated_at, coords, state, aware, attributes, unmapped)
       SELECT $1, $2, w.run_id, o.key, o.position, o.shared, o.message_index,
              o.simulated_at, o.coords, o.state, o.aware, o.attributes, o.unmapped
       FROM staged_write w JOIN staged_observation o USING (place) ORDER BY w.run_id, o.position
       RETURNING coords, state, aware
     )
     INSERT INTO staged_delta SELECT coords, state, aware, count(*) FROM added GROUP BY coords, state, aware`,
    [projectId, campaignId],
  );
  await client.query(
    `INSERT INTO transcript_window (project_id, run_id, branch, first_message, message_count, body)
     SELECT $1, w.run_id, t.branch, t.first_message, t.message_count, t.body
     FROM staged_write w JOIN staged_window t USING (place) ORDER BY w.run_id, t.branch, t.first_message`,
    [projectId],
  );
  await moveCells(client, projectId, campaignId);
  await client.query(
    "UPDATE campaign SET run_count = run_count + $2, revision = revision + 1 WHERE id = $1",
    [campaignId, writes.length - replaced.length],
  );
}

/** Takes observations and transcripts out of runs that are about to be replaced, and notes what they counted. */
async function removeContents(client: PoolClient, projectId: number, runIds: number[]): Promise<void> {
  await client.query(
    `WITH removed AS (
       DELETE FROM observation WHERE project_id = $1 AND run_id = ANY($2::bigint[])
       RETURNING coords, state, aware
     )
     INSERT INTO staged_delta SELECT coords, state, aware, -count(*) FROM removed GROUP BY coords, state, aware`,
    [projectId, runIds],
  );
  await client.query("DELETE FROM transcript_window WHERE project_id = $1 AND run_id = ANY($2::bigint[])", [
    projectId,
    runIds,
  ]);
}

/** Applies the noted differences to the campaign's cells, in the order of their coordinates. */
async function moveCells(client: PoolClient, projectId: number, campaignId: number): Promise<void> {
  await client.query(
    `WITH delta AS MATERIALIZED (
       SELECT coords, state, aware, sum(n)::int AS n FROM staged_delta
       GROUP BY coords, state, aware HAVING sum(n) <> 0
     ), emptied AS (
       DELETE FROM cube_cell cell USING delta
       WHERE cell.project_id = $1 AND cell.campaign_id = $2 AND cell.coords = delta.coords
         AND cell.state = delta.state AND cell.aware = delta.aware AND cell.n + delta.n = 0
     ), lessened AS (
       UPDATE cube_cell cell SET n = cell.n + delta.n FROM delta
       WHERE cell.project_id = $1 AND cell.campaign_id = $2 AND cell.coords = delta.coords
         AND cell.state = delta.state AND cell.aware = delta.aware
         AND delta.n < 0 AND cell.n + delta.n <> 0
     )
     INSERT INTO cube_cell (project_id, campaign_id, coords, state, aware, n)
     SELECT $1, $2, coords, state, aware, n FROM delta WHERE n > 0 ORDER BY coords, state, aware
     ON CONFLICT (project_id, campaign_id, coords, state, aware)
     DO UPDATE SET n = cube_cell.n + EXCLUDED.n`,
    [projectId, campaignId],
  );
}
