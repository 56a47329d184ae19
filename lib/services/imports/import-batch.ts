import { withMapHeld } from "@/lib/db/advisory-locks";
import { getErrorCode } from "@/lib/db/error-code";
import { createImportIssues } from "@/lib/db/mutations/create-import-issues";
import { mergeRuns } from "@/lib/db/mutations/merge-runs";
import { writeImportFiles } from "@/lib/db/mutations/write-import-files";
import { listSharedHashes } from "@/lib/db/queries/list-shared-hashes";
import { listStoredRuns } from "@/lib/db/queries/list-stored-runs";
import { classifyRun } from "@/lib/import/loader/classify-run";
import { decideMerge } from "@/lib/import/loader/decide-merge";
import { type PreparedRun, prepareRun } from "@/lib/import/loader/prepare-run";
import { chooseShared, countRepeats, hashText, type Sharing } from "@/lib/import/loader/shared-messages";
import { createValueSetNumbers } from "@/lib/import/loader/value-set-numbers";
import { listTexts } from "@/lib/import/message-text";
import { isInMemory, listViews } from "@/lib/import/transcript-views";
import { getCurrentMap } from "../maps/current-map";
import {
  describeIncoming,
  type Importer,
  listStorable,
  type ReadRun,
  type ReadyRun,
  setAside,
} from "./importer";
import { numberRuns } from "./number-runs";
import { isForeignKeyViolation } from "./project-gone";

/**
 * Packs and classifies a batch of records, and returns what stores it: packing goes on while the batch
 * before is being stored. Records that cannot be stored are set aside, and their neighbours go on.
 */
export function prepareBatch(importer: Importer, batch: readonly ReadRun[]): () => Promise<void> {
  const storable = listStorable(importer, batch);
  if (importer.hadRuns) {
    // What is stored already is passed before it is packed, and that depends on the batch before.
    return async () => {
      const changed = await passUnchanged(importer, storable);
      await storeBatch(importer, prepareRuns(importer, changed, await shareWithStored(importer, changed)));
    };
  }
  const { map } = importer;
  const ready = prepareRuns(importer, storable, shareWithin(importer, storable));
  return () => storeBatch(importer, importer.map === map ? ready : classifyAgain(importer, ready));
}

/** Messages are remembered so that a later batch shares them though it holds them once. */
const MOST_REMEMBERED = 100_000;

/** Those of records that do not fit in memory are left out: nothing of them is kept. */
function* listMessages(runs: readonly ReadRun[]): Generator<string> {
  for (const { record } of runs) {
    if (!isInMemory(record)) continue;
    for (const messages of listViews(record)) yield* listTexts(messages);
  }
}

/** Finds messages of a batch that repeat themselves or what the import has shared. */
function shareWithin({ shared }: Importer, runs: readonly ReadRun[]): Sharing {
  const chosen = chooseShared(
    countRepeats(listMessages(runs)),
    (text) => shared.size > 0 && shared.has(hashText(text)),
  );
  if (shared.size > MOST_REMEMBERED) shared.clear();
  for (const { hash } of chosen.values()) shared.add(hash);
  return chosen;
}

/** Finds messages of a batch that repeat themselves or what the campaign has stored as shared. */
async function shareWithStored({ client, target }: Importer, runs: readonly ReadRun[]): Promise<Sharing> {
  const counts = countRepeats(listMessages(runs));
  const stored = await listSharedHashes(client, target.campaignId, [...counts.keys()].map(hashText));
  return chooseShared(counts, (text) => stored.has(hashText(text)));
}

function prepareRuns(importer: Importer, runs: readonly ReadRun[], shared: Sharing): ReadyRun[] {
  const ready: ReadyRun[] = [];
  for (const run of runs) {
    try {
      const prepared = prepareRun(run.record, shared);
      const classified = classifyRun(importer.map.classify, importer.kind, prepared.attributes);
      ready.push({ ...run, prepared, classified });
    } catch (error) {
      setAside(importer, run, error);
    }
  }
  return ready;
}

async function storeBatch(importer: Importer, ready: readonly ReadyRun[]): Promise<void> {
  // Not under the campaign's lock, where others would wait for it.
  await Promise.all(ready.flatMap(({ prepared }) => listPacked(prepared)));
  if (ready.length > 0) await storeRuns(importer, ready);
  await flushIssues(importer);
  await writeImportFiles(importer.client, importer.target.importId, importer.tally.files.takeChanged());
}

/** What is being packed of a run in memory; that of a long one is packed as it is stored. */
function listPacked({ windows, shared }: PreparedRun): Promise<Uint8Array>[] {
  return Array.isArray(windows) ? [...windows, ...shared].map(({ body }) => body) : [];
}

/** Stores the issues that no batch has taken with it. */
export async function flushIssues({ client, target, tally }: Importer): Promise<void> {
  const issues = tally.listIssues();
  await createImportIssues(client, target.importId, issues);
  tally.dropIssues(issues.length);
}

/** Notes the runs that are stored already as they are, which spares packing them; returns the others. */
async function passUnchanged(importer: Importer, batch: readonly ReadRun[]): Promise<readonly ReadRun[]> {
  const { client, target, kind, map, tally } = importer;
  const incoming = batch.map(describeIncoming);
  const keys = batch.map(({ record }) => ({ key: record.id, attempt: record.attempt }));
  const stored = await listStoredRuns(client, target.campaignId, keys);
  const { decided, writes, touches } = decideMerge(incoming, stored, target.importId);
  const touched = new Set(touches.map(({ id }) => id));
  const changed = new Set(writes.map(({ position }) => incoming[position]!.identity));
  for (const [identity, { id }] of stored) if (touched.has(id)) changed.add(identity);
  return batch.filter((run, i) => {
    if (changed.has(incoming[i]!.identity)) return true;
    const classified = classifyRun(map.classify, kind, run.record);
    tally.addRun(run, run.record.messages.length, classified, decided[i]!);
    return false;
  });
}

async function storeRuns(importer: Importer, runs: readonly ReadyRun[]): Promise<void> {
  const numbered = await numberRuns(importer, runs);
  if (numbered.length === 0) return;
  const { client, tally } = importer;
  const target = { ...importer.target, mapVersionId: importer.map.id };
  const issues = tally.listIssues();
  try {
    const result = await mergeRuns(
      client,
      target,
      numbered.map(({ mergeable }) => mergeable),
      numbered.map(({ run }) => describeIncoming(run)),
      issues,
    );
    if (result.kind === "gone") throw new ImportGoneError();
    if (result.kind === "stale_map") {
      const again = numbered.map(({ run }) => run);
      // Held still from here on: otherwise an importer could run after one new version and the next for ever.
      return withMapHeld(client, target.projectId, async () => {
        await followMap(importer);
        return storeRuns(importer, classifyAgain(importer, again));
      });
    }
    tally.dropIssues(issues.length);
    for (const [i, { run }] of numbered.entries()) {
      tally.addRun(run, run.prepared.messageCount, run.classified, result.decided[i]!);
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
  return !isForeignKeyViolation(error) && /^(22|23|54)[0-9A-Z]{3}$/.test(getErrorCode(error) ?? "");
}

/** Follows the project to the map that has become current. */
async function followMap(importer: Importer): Promise<void> {
  importer.map = await getCurrentMap(importer.db, importer.target.projectId);
  importer.numbers = createValueSetNumbers();
}

function classifyAgain({ map, kind }: Importer, runs: readonly ReadyRun[]): ReadyRun[] {
  return runs.map((run) => ({
    ...run,
    classified: classifyRun(map.classify, kind, run.prepared.attributes),
  }));
}
