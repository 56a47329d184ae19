import type { Database } from "@/lib/db/database";
import { listStoredRuns } from "@/lib/db/queries/list-stored-runs";
import { classifyRun } from "@/lib/import/loader/classify-run";
import { decideMerge, type StoredRun } from "@/lib/import/loader/decide-merge";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import { createClassifier } from "@/lib/map/classify";
import { parseMap } from "@/lib/map/parse-map";
import { type Result, success } from "@/lib/result";
import { createEmptyMap, readMapVersion, type UsableMap } from "../maps/current-map";
import { checkKind, type ImportSink, type ImportTarget } from "./import-sink";
import { createImportTally } from "./import-tally";
import { describeIncoming, listStorable, type ReadRun } from "./importer";

function findTarget(db: Database, target: ImportTarget) {
  return db.prisma.project.findUnique({
    where: { slug: target.project },
    select: {
      currentMapVersion: { select: { id: true, version: true, text: true } },
      campaigns: { where: { slug: target.campaign }, select: { id: true, kind: true } },
    },
  });
}

/** Opens an import that stores nothing: it says what storing would do. */
export async function openDryRun(db: Database, target: ImportTarget): Promise<Result<ImportSink>> {
  const project = await findTarget(db, target);
  const campaign = project?.campaigns[0];
  if (campaign) {
    const isKind = checkKind(target.campaign, { kind: campaign.kind as CampaignKind }, target.kind);
    if (!isKind.ok) return isKind;
  }
  let map: UsableMap = project?.currentMapVersion
    ? readMapVersion(db, project.currentMapVersion)
    : createEmptyMap();
  if (target.map) {
    const parsed = parseMap(target.map.text, target.map.file);
    if (!parsed.ok) return parsed;
    map = { id: null, version: null, coverage: parsed.value, classify: createClassifier(parsed.value) };
  }
  const tally = createImportTally(target.project, target.campaign, target.onResult);
  // What earlier batches would have stored. This grows with the distinct runs read, by a few hundred bytes each.
  const overlay = new Map<string, StoredRun>();

  async function importBatch(records: readonly ReadRun[]): Promise<void> {
    const batch = listStorable({ tally }, records);
    const incoming = batch.map(describeIncoming);
    const keys = batch.map(({ record }) => ({ key: record.id, attempt: record.attempt }));
    const stored = campaign ? await listStoredRuns(db.pool, campaign.id, keys) : new Map<string, StoredRun>();
    for (const { identity } of incoming) {
      const earlier = overlay.get(identity);
      if (earlier) stored.set(identity, earlier);
    }
    const { decided, writes } = decideMerge(incoming, stored, 0);
    for (const { position, sources } of writes) {
      const { identity, hash } = incoming[position]!;
      overlay.set(identity, { id: 0, hash, sources, import: 0 });
    }
    for (const [i, run] of batch.entries()) {
      const classified = classifyRun(map.classify, target.kind, run.record);
      tally.addRun(run, run.record.messages.length, classified, decided[i]!);
    }
    tally.dropIssues(tally.listIssues().length);
  }

  return success({
    tally,
    prepareBatch: (batch) => () => importBatch(batch),
    follow: () => undefined,
    finish: async (isWhole) =>
      success(tally.buildSummary({ import: null, state: isWhole ? "done" : "cancelled" })),
    fail: (error) => Promise.reject(error),
    close: async () => undefined,
  });
}
