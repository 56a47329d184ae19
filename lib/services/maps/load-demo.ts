import type { Database } from "@/lib/db/database";
import { ensureProject } from "@/lib/db/mutations/ensure-project";
import { listCampaignsWithDeletions } from "@/lib/db/queries/list-campaigns-with-deletions";
import { DEMO_MAP } from "@/lib/demo/demo-map";
import { DEMO_CAMPAIGNS, generateDemoRuns } from "@/lib/demo/generate-runs";
import { formatCount } from "@/lib/format/number";
import type { Result } from "@/lib/result";
import { type ImportItem, importRecords } from "../imports/import-records";
import { applyMap } from "./apply-map";

const PROJECT = "demo";
const RUNS_PER_REPORT = 1000;

type Progress = { hasMap: boolean; finished: Set<string> };

/**
 * How far the demo was loaded: whether it has a map, and the campaigns that were imported to their end,
 * under whatever name they go by now. What a user deleted on purpose is finished too.
 */
async function getProgress(db: Database): Promise<Progress> {
  const project = await db.prisma.project.findUnique({
    where: { slug: PROJECT },
    select: {
      currentMapVersionId: true,
      imports: {
        where: { state: "done", campaignId: { not: null } },
        distinct: ["campaignSlug"],
        select: { campaignSlug: true },
      },
    },
  });
  const imported = project?.imports.map(({ campaignSlug }) => campaignSlug) ?? [];
  const deleted = await listCampaignsWithDeletions(db.pool, PROJECT);
  return {
    hasMap: (project?.currentMapVersionId ?? null) !== null,
    finished: new Set([...imported, ...deleted]),
  };
}

function valueOrThrow<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo cannot be loaded: ${result.error.message}`);
  return result.value;
}

/** Creates the project `demo` from generated data where it is absent or was cut short. */
export async function loadDemo(db: Database, onProgress: (line: string) => void): Promise<void> {
  const { hasMap, finished } = await getProgress(db);
  await ensureProject(db.pool, { slug: PROJECT, synthetic: true });
  // A map that a user has applied since is kept.
  if (!hasMap) valueOrThrow(await applyMap(db, { project: PROJECT, text: DEMO_MAP, file: "the demo map" }));
  if (DEMO_CAMPAIGNS.every((slug) => finished.has(slug))) return;
  const runs = generateDemoRuns();
  let next = runs.next();
  let loaded = 0;
  function* takeCampaign(campaign: string): Generator<ImportItem> {
    for (; !next.done && next.value.campaign === campaign; next = runs.next()) {
      yield { kind: "record", record: next.value.record, entry: null };
      if (++loaded % RUNS_PER_REPORT === 0) onProgress(`loading the demo: ${formatCount(loaded)} runs`);
    }
  }
  for (const campaign of DEMO_CAMPAIGNS) {
    const items = takeCampaign(campaign);
    if (finished.has(campaign)) {
      for (const _ of items);
      continue;
    }
    const summary = valueOrThrow(
      await importRecords(db, { project: PROJECT, campaign, kind: "eval", map: null, items, dryRun: false }),
    );
    const refused = summary.set_aside[0];
    if (refused) throw new Error(`the demo cannot be loaded: ${refused.message}`);
  }
}
