import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import { ensureCampaign } from "@/lib/db/mutations/ensure-campaign";
import { ensureProject } from "@/lib/db/mutations/ensure-project";
import { createImport, createImportIssues, finishImport } from "@/lib/db/mutations/record-import";
import { createStagingTables } from "@/lib/db/mutations/write-runs";
import { createValueSetNumbers } from "@/lib/import/loader/value-set-numbers";
import { sanitise } from "@/lib/import/sanitise";
import { type Result, success } from "@/lib/result";
import { applyMap } from "./apply-map";
import { getCurrentMap } from "./current-map";
import { type Importer, importBatch } from "./import-batch";
import { checkKind, type ImportSink, type ImportTarget } from "./import-sink";
import { createImportTally, type ImportSummary } from "./import-tally";

async function connectWithStaging(db: Database): Promise<PoolClient> {
  const client = await db.pool.connect();
  try {
    await createStagingTables(client);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Opens an import that stores what it is given, creating project and campaign where they are absent. */
export async function openImport(db: Database, target: ImportTarget): Promise<Result<ImportSink>> {
  const { project, campaign: slug, kind, map } = target;
  if (map) {
    const applied = await applyMap(db, { project, ...map });
    if (!applied.ok) return applied;
  }
  const projectId = await ensureProject(db.pool, { slug: project, synthetic: false });
  const campaign = await ensureCampaign(db.pool, projectId, { slug, kind });
  const isKind = checkKind(slug, campaign, kind);
  if (!isKind.ok) return isKind;
  const importId = await createImport(db, projectId, campaign.id);
  const usableMap = await getCurrentMap(db, projectId);
  const tally = createImportTally(project, slug);
  const client = await connectWithStaging(db);
  const importer: Importer = {
    db,
    client,
    target: { projectId, campaignId: campaign.id, importId },
    kind,
    hadRuns: campaign.run_count > 0,
    tally,
    map: usableMap,
    numbers: createValueSetNumbers(),
  };
  let isBroken = false;
  return success({
    tally,
    async importBatch(batch) {
      try {
        await importBatch(importer, batch);
        await createImportIssues(db, importId, tally.takeIssues());
      } catch (error) {
        isBroken = true;
        throw error;
      }
    },
    async finish() {
      await createImportIssues(db, importId, tally.takeIssues());
      const summary = tally.buildSummary();
      await finishImport(db, importId, sanitise(summary) as ImportSummary);
      return summary;
    },
    close: () => client.release(isBroken),
  });
}
