import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import { createImportIssues } from "@/lib/db/mutations/create-import-issues";
import { internValueSets } from "@/lib/db/mutations/intern-value-sets";
import { type MergeTarget, mergeRuns } from "@/lib/db/mutations/merge-runs";
import type { StagedRun } from "@/lib/db/mutations/stage-runs";
import { listStoredRuns } from "@/lib/db/queries/list-stored-runs";
import { withClientTransaction } from "@/lib/db/transaction";
import { type ClassifiedRun, classifyRun } from "@/lib/import/loader/classify-run";
import { decideMerge, type IncomingRun, runIdentity } from "@/lib/import/loader/decide-merge";
import { checkLimits, type PreparedRun, prepareRun, RecordRefusal } from "@/lib/import/loader/prepare-run";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import {
  createValueSetNumbers,
  listMemberSets,
  numberCoords,
  type ValueSetNumbers,
} from "@/lib/import/loader/value-set-numbers";
import type { RunRecord } from "@/lib/import/run-record";
import { getCurrentMap, type UsableMap } from "./current-map";
import type { ImportedFile, ImportTally } from "./import-tally";
import { tooManyValueSets } from "./too-many-value-sets";

/** A record as it was read, with the hash of its content. */
export type ReadRun = { record: RunRecord; hash: string; file: ImportedFile | null; entry: string | null };

/** Where an import stores its batches. `map` and `numbers` follow the project's current map version. */
export type Importer = {
  db: Database;
  client: PoolClient;
  target: Omit<MergeTarget, "mapVersionId">;
  kind: CampaignKind;
  /** Whether the campaign may hold some of the runs already. */
  hadRuns: boolean;
  tally: ImportTally;
  map: UsableMap;
  numbers: ValueSetNumbers;
};

type ReadyRun = ReadRun & { prepared: PreparedRun; classified: ClassifiedRun };

/** What a merge has to know of a record. */
export function describeIncoming({ record, hash }: ReadRun): IncomingRun {
  return {
    identity: runIdentity(record.id, record.attempt),
    hash,
    file: record.source?.file ?? "",
    entry: record.source?.entry ?? null,
  };
}

function setAside({ tally }: Pick<Importer, "tally">, run: ReadRun, error: unknown): void {
  tally.setAside({
    file: run.file?.file ?? run.record.source?.file ?? "",
    entry: run.entry,
    path: error instanceof RecordRefusal ? error.path : null,
    message: error instanceof Error ? error.message : String(error),
  });
}

/** The records that the database can hold; the others are set aside. A dry run sets aside the same. */
export function listStorable(sink: Pick<Importer, "tally">, batch: readonly ReadRun[]): ReadRun[] {
  return batch.filter((run) => {
    try {
      checkLimits(run.record);
      return true;
    } catch (error) {
      setAside(sink, run, error);
      return false;
    }
  });
}

/** Stores a batch of records; those that cannot be stored are set aside, and their neighbours go on. */
export async function importBatch(importer: Importer, batch: readonly ReadRun[]): Promise<void> {
  const ready: ReadyRun[] = [];
  for (const run of await passUnchanged(importer, listStorable(importer, batch))) {
    try {
      const prepared = prepareRun(run.record);
      const classified = classifyRun(importer.map.classify, importer.kind, prepared.attributes);
      ready.push({ ...run, prepared, classified });
    } catch (error) {
      setAside(importer, run, error);
    }
  }
  if (ready.length > 0) await storeRuns(importer, ready);
  await flushIssues(importer);
}

/** Stores the issues that no batch has taken with it. */
export async function flushIssues({ client, target, tally }: Importer): Promise<void> {
  const issues = tally.listIssues();
  await createImportIssues(client, target.importId, issues);
  tally.dropIssues(issues.length);
}

/** Notes the runs that are stored already as they are, which spares packing them; returns the others. */
async function passUnchanged(importer: Importer, batch: readonly ReadRun[]): Promise<readonly ReadRun[]> {
  if (!importer.hadRuns) return batch;
  const { client, target, kind, map, tally } = importer;
  const incoming = batch.map(describeIncoming);
  const keys = batch.map(({ record }) => ({ key: record.id, attempt: record.attempt }));
  const stored = await listStoredRuns(client, target.campaignId, keys);
  const { writes, touches } = decideMerge(incoming, stored, target.importId);
  const touched = new Set(touches.map(({ id }) => id));
  const changed = new Set(writes.map(({ position }) => incoming[position]!.identity));
  for (const [identity, { id }] of stored) if (touched.has(id)) changed.add(identity);
  return batch.filter((run, i) => {
    if (changed.has(incoming[i]!.identity)) return true;
    const classified = classifyRun(map.classify, kind, run.record);
    tally.addRun(run.file, run.record.messages.length, classified, "unchanged");
    return false;
  });
}

async function storeRuns(importer: Importer, runs: readonly ReadyRun[]): Promise<void> {
  const numbered = await numberRuns(importer, runs);
  if (numbered.length === 0) return;
  const { client, tally } = importer;
  const target = { ...importer.target, mapVersionId: importer.map.id };
  const staged = numbered.map(({ staged: run }) => run);
  const issues = tally.listIssues();
  try {
    const result = await mergeRuns(
      client,
      target,
      staged,
      numbered.map(({ run }) => describeIncoming(run)),
      issues,
    );
    if (result.kind === "gone") throw new ImportGoneError();
    if (result.kind === "stale_map") {
      return storeRuns(
        importer,
        await reclassify(
          importer,
          numbered.map(({ run }) => run),
        ),
      );
    }
    tally.dropIssues(issues.length);
    for (const [i, { run }] of numbered.entries()) {
      tally.addRun(run.file, run.prepared.messageCount, run.classified, result.dispositions[i]!);
    }
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    const first = numbered[0]!.run;
    if (numbered.length === 1) return setAside(importer, first, error);
    // One record spoils the whole COPY: halving the batch finds it in a few steps.
    const middle = Math.ceil(numbered.length / 2);
    await storeRuns(
      importer,
      numbered.slice(0, middle).map(({ run }) => run),
    );
    await storeRuns(
      importer,
      numbered.slice(middle).map(({ run }) => run),
    );
  }
}

/** The import was deleted while it ran, maybe with its campaign. */
export class ImportGoneError extends Error {}

/**
 * Whether PostgreSQL refused a value: data exceptions, constraints and limits of size. A foreign key tells
 * of a campaign or map version that is gone, never of a value.
 */
function isRefusedValue(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code !== "23503" && /^(22|23|54)[0-9A-Z]{3}$/.test(code);
}

async function reclassify(importer: Importer, runs: readonly ReadyRun[]): Promise<ReadyRun[]> {
  importer.map = await getCurrentMap(importer.db, importer.target.projectId);
  importer.numbers = createValueSetNumbers();
  return runs.map((run) => ({
    ...run,
    classified: classifyRun(importer.map.classify, importer.kind, run.prepared.attributes),
  }));
}

type NumberedRun = { run: ReadyRun; staged: StagedRun };

/** Numbers the value sets of the runs; a run whose set is one too many is set aside. */
async function numberRuns(importer: Importer, runs: readonly ReadyRun[]): Promise<NumberedRun[]> {
  const { client, map, numbers } = importer;
  const unknown = runs
    .flatMap(({ classified }) => classified.observations)
    .flatMap(({ coords }) => listMemberSets(coords))
    .filter(({ dimension, members }) => numbers.get(dimension, members) === undefined);
  if (unknown.length > 0 && map.id !== null) {
    const mapVersionId = map.id;
    const sets = await withClientTransaction(client, () => internValueSets(client, mapVersionId, unknown));
    for (const set of sets) numbers.add(set);
  }
  const getOrdinal = (dimension: number, members: readonly number[]): number => {
    const ordinal = numbers.get(dimension, members);
    if (ordinal === undefined) throw new RecordRefusal(null, tooManyValueSets(map.coverage, dimension));
    return ordinal;
  };
  return runs.flatMap((run) => {
    try {
      const placements = run.classified.observations.map(({ coords, state, aware, unmapped }) => ({
        coords: numberCoords(coords, getOrdinal),
        state,
        aware,
        unmappedJson: unmapped && JSON.stringify(unmapped),
      }));
      const { state } = run.classified;
      return [{ run, staged: { ...run.prepared, contentHash: run.hash, state, placements } }];
    } catch (error) {
      setAside(importer, run, error);
      return [];
    }
  });
}
