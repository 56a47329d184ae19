import type { PoolClient } from "pg";
import { lockProject } from "@/lib/db/advisory-locks";
import { copyRows } from "@/lib/db/copy-rows";
import { withClientTransaction } from "@/lib/db/transaction";
import { followOriginals } from "./follow-originals";
import { keepClassifiedVerdicts } from "./keep-verdicts";
import { endRebucketing, RebucketingStopped } from "./record-rebucketing";
import { recountCells } from "./recount-cells";
import type { ClassificationStage } from "./stage-classification";
import { createStagingTables } from "./stage-runs";

export type NewVersion = { text: string; name: string; author: string | null; reason: string | null };
export type SwappedVersion = { version: number; observations: number };

/**
 * Puts a staged classification in the place of the current one and makes its version current, in one
 * transaction: readers see the version before until the end, and whoever writes waits. Throws
 * RebucketingStopped where it was cancelled or deleted, which `checkEnd` does too.
 */
export function swapMapVersion(
  client: PoolClient,
  { projectId, rebucketingId }: { projectId: number; rebucketingId: number },
  map: NewVersion,
  stage: ClassificationStage,
  checkEnd: () => void,
): Promise<SwappedVersion> {
  return withClientTransaction(client, async () => {
    await lockProject(client, projectId);
    await stage.catchUp();
    const { id, version } = await insertVersion(client, projectId, map);
    await copyRows(
      client,
      "value_set (map_version_id, dimension, ordinal, members)",
      stage.sets.map(({ dimension, ordinal, members }) => [id, dimension, ordinal, members]),
    );
    checkEnd();
    await client.query("ANALYZE staged_classification; ANALYZE staged_run_state");
    await keepClassifiedVerdicts(client, projectId);
    checkEnd();
    await moveRuns(client, projectId);
    checkEnd();
    await followOriginalsOfProject(client, projectId);
    const observations = await recountCells(client, projectId);
    // The first map names a project that nobody has named.
    await client.query(
      `UPDATE project SET current_map_version_id = $2,
         name = CASE WHEN name = slug AND current_map_version_id IS NULL THEN $3 ELSE name END
       WHERE id = $1`,
      [projectId, id, map.name],
    );
    const end = { state: "done", message: null, madeVersion: version } as const;
    if (!(await endRebucketing(client, rebucketingId, end))) throw new RebucketingStopped();
    return { version, observations };
  });
}

async function insertVersion(client: PoolClient, projectId: number, { text, author, reason }: NewVersion) {
  const { rows } = await client.query<{ id: number; version: number }>(
    `INSERT INTO map_version (project_id, version, text, author, reason)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4 FROM map_version WHERE project_id = $1
     RETURNING id, version`,
    [projectId, text, author, reason],
  );
  return rows[0]!;
}

/** Moves runs and observations to the staged classification. */
async function moveRuns(client: PoolClient, projectId: number): Promise<void> {
  // Rows that stay as they are are not rewritten: many a new version changes goals and labels only.
  await client.query(
    `UPDATE observation o SET coords = s.coords, state = s.state, aware = s.aware, unmapped = s.unmapped
     FROM staged_classification s
     WHERE o.project_id = $1 AND o.run_id = s.run_id AND o.key = s.key
       AND (o.coords, o.state, o.aware, o.unmapped) IS DISTINCT FROM (s.coords, s.state, s.aware, s.unmapped)`,
    [projectId],
  );
  await client.query(
    `UPDATE run r SET state = s.state FROM staged_run_state s
     WHERE r.project_id = $1 AND r.id = s.run_id AND r.state <> s.state`,
    [projectId],
  );
}

/** What cells change by is of no matter here: they are counted afresh. */
async function followOriginalsOfProject(client: PoolClient, projectId: number): Promise<void> {
  await createStagingTables(client);
  const { rows } = await client.query<{ id: number }>("SELECT id FROM campaign WHERE project_id = $1", [
    projectId,
  ]);
  for (const { id } of rows) await followOriginals(client, projectId, id);
}
