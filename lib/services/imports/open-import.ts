import type { Pool, PoolClient } from "pg";
import { lockImport, unlockImport } from "@/lib/db/advisory-locks";
import type { Database } from "@/lib/db/database";
import { getErrorCode } from "@/lib/db/error-code";
import { ensureCampaign } from "@/lib/db/mutations/ensure-campaign";
import { ensureProject } from "@/lib/db/mutations/ensure-project";
import { createRunningImport, endImport, setImportCampaign } from "@/lib/db/mutations/record-import";
import { createStagingTables } from "@/lib/db/mutations/stage-runs";
import { tellPlanner } from "@/lib/db/mutations/tell-planner";
import { writeImportFiles } from "@/lib/db/mutations/write-import-files";
import { isImportStored } from "@/lib/db/queries/is-import-stored";
import { createValueSetNumbers } from "@/lib/import/loader/value-set-numbers";
import { failure, type Result, success } from "@/lib/result";
import { applyMap } from "../maps/apply-map";
import { getCurrentMap } from "../maps/current-map";
import { flushIssues, ImportGoneError, prepareBatch } from "./import-batch";
import { followReading } from "./import-progress";
import { checkKind, type ImportSink, type ImportTarget } from "./import-sink";
import { createImportTally, type ImportSummary, shortenSummary } from "./import-tally";
import type { Importer } from "./importer";
import { isForeignKeyViolation } from "./project-gone";

const PRISMA_NOT_FOUND = "P2025";

/** Marks the import's row, or creates it, on the connection that will store its runs; returns its number. */
async function beginImport(
  client: PoolClient,
  { campaign, kind, origin = { source: "command line", format: null, paths: [] } }: ImportTarget,
  projectId: number,
  campaignId: number,
): Promise<number> {
  await createStagingTables(client);
  if (!("import" in origin)) {
    return createRunningImport(client, { ...origin, projectId, campaignId, campaign, kind, retryOf: null });
  }
  await lockImport(client, origin.import);
  if (!(await setImportCampaign(client, origin.import, campaignId))) throw new ImportGoneError();
  return origin.import;
}

const CROWDED =
  "as many imports as one server takes are running at once; import again when one of them has ended";

/** Whether another import would have to wait for one to end, which nobody can tell the length of. */
function isCrowded({ totalCount, idleCount, options }: Pool): boolean {
  return totalCount - idleCount >= options.max;
}

function tellDeletion(campaign: string) {
  return failure("conflict", `campaign "${campaign}" was deleted while it was being imported into`);
}

/** Whether a row was not there that had been found or created just before. */
function isAboutGoneRow(error: unknown): boolean {
  if (error instanceof ImportGoneError || isForeignKeyViolation(error)) return true;
  return getErrorCode(error) === PRISMA_NOT_FOUND;
}

/** Opens an import that stores what it is given, creating project and campaign where they are absent. */
export async function openImport(db: Database, target: ImportTarget): Promise<Result<ImportSink>> {
  try {
    return await open(db, target);
  } catch (error) {
    if (isAboutGoneRow(error)) return tellDeletion(target.campaign);
    throw error;
  }
}

async function open(db: Database, target: ImportTarget): Promise<Result<ImportSink>> {
  const { project, campaign: slug, kind, map } = target;
  if (isCrowded(db.importers)) return failure("conflict", CROWDED);
  if (map) {
    const { follow, ...text } = map;
    const applied = await applyMap(db, { project, ...text }, follow);
    if (!applied.ok) return applied;
  }
  const projectId = await ensureProject(db.pool, { slug: project, synthetic: false });
  const campaign = await ensureCampaign(db.pool, projectId, { slug, kind });
  const isKind = checkKind(slug, campaign, kind);
  if (!isKind.ok) return isKind;
  const client = await db.importers.connect();
  try {
    const importId = await beginImport(client, target, projectId, campaign.id);
    const importer: Importer = {
      db,
      client,
      target: { projectId, campaignId: campaign.id, importId },
      kind,
      hadRuns: campaign.run_count > 0,
      tally: createImportTally(project, slug, target.onResult),
      map: await getCurrentMap(db, projectId),
      numbers: createValueSetNumbers(),
      shared: new Set(),
    };
    return success(createSink(importer, slug));
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function createSink(importer: Importer, campaign: string): ImportSink {
  const { db, client, tally } = importer;
  const { importId, campaignId } = importer.target;
  let following: ReturnType<typeof followReading> | null = null;
  let isBroken = false;

  const end = async (state: ImportSummary["state"] | "failed", error: string | null) => {
    await following?.stop();
    const summary = tally.buildSummary({ import: importId, state: state === "done" ? "done" : "cancelled" });
    await writeImportFiles(db.pool, importId, tally.files.takeChanged());
    const isEnded = await endImport(db.pool, importId, { state, summary: shortenSummary(summary), error });
    if (!isEnded) throw new ImportGoneError();
    return summary;
  };

  return {
    tally,
    prepareBatch: (batch) => prepareBatch(importer, batch),
    follow(reading) {
      following = followReading(db, importId, reading, tally);
    },
    async finish(isWhole) {
      await flushIssues(importer);
      await tellPlanner(client, tally.countWritten(), "run, observation, cube_cell");
      return success(await end(isWhole ? "done" : "cancelled", null));
    },
    async fail(error) {
      isBroken = true;
      // Where the database does not answer, the first error is the one that tells why.
      const isGone = !(await isImportStored(db.pool, importId).catch(() => true));
      if (isGone) {
        const isCampaignThere = (await db.prisma.campaign.count({ where: { id: campaignId } })) > 0;
        return isCampaignThere
          ? failure("conflict", `import ${importId} was deleted while it ran`)
          : tellDeletion(campaign);
      }
      await end("failed", error instanceof Error ? error.message : String(error)).catch(() => undefined);
      throw error;
    },
    async close() {
      await following?.stop();
      // A connection that cannot take its mark back is closed, and the mark goes with it.
      if (!isBroken) await unlockImport(client, importId).catch(() => (isBroken = true));
      client.release(isBroken);
    },
  };
}
