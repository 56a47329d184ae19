import type { PoolClient } from "pg";
import { lockCampaign, lockProjectShared } from "@/lib/db/advisory-locks";
import { getCurrentMapVersionId } from "@/lib/db/queries/get-current-map-version-id";
import { isImportStored } from "@/lib/db/queries/is-import-stored";
import { listStoredRuns } from "@/lib/db/queries/list-stored-runs";
import { withClientTransaction } from "@/lib/db/transaction";
import type { ImportIssueView } from "@/lib/import/import-view";
import {
  type Decided,
  decideMerge,
  type IncomingRun,
  type MergeDecision,
} from "@/lib/import/loader/decide-merge";
import type { MergeableRun, RowOwner } from "./copy-runs";
import { createImportIssues } from "./create-import-issues";
import { keepVerdicts } from "./keep-verdicts";
import { writeRuns } from "./write-runs";

/** Where runs are merged into, and the map version they were classified by. */
export type MergeTarget = RowOwner & { mapVersionId: number | null };

export type MergeResult =
  | { kind: "merged"; decided: Decided[] }
  /** Another map version became current; nothing was stored. */
  | { kind: "stale_map" }
  /** The import was deleted, maybe with its campaign; nothing was stored. */
  | { kind: "gone" };

/**
 * Stores a batch of runs and moves the campaign's cells with them, in one transaction. Merges into one
 * campaign follow one another; what comes before, reading and packing, goes on at the same time.
 * `issues` tell what was found beside the runs, and are stored with them.
 */
export function mergeRuns(
  client: PoolClient,
  target: MergeTarget,
  runs: readonly MergeableRun[],
  incoming: readonly IncomingRun[],
  issues: readonly ImportIssueView[],
): Promise<MergeResult> {
  return withClientTransaction(client, async (): Promise<MergeResult> => {
    await lockProjectShared(client, target.projectId);
    await lockCampaign(client, target.campaignId);
    if (!(await isImportStored(client, target.importId))) return { kind: "gone" };
    if ((await getCurrentMapVersionId(client, target.projectId)) !== target.mapVersionId) {
      return { kind: "stale_map" };
    }
    const stored = await listStoredRuns(client, target.campaignId, runs);
    const decision = decideMerge(incoming, stored, target.importId);
    await updateSources(client, target, decision.touches);
    if (decision.writes.length > 0) {
      await writeRuns(client, target, await keepVerdicts(client, target.campaignId, runs), decision.writes);
    }
    await createImportIssues(client, target.importId, issues);
    return { kind: "merged", decided: decision.decided };
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
