import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import type { MergeTarget } from "@/lib/db/mutations/merge-runs";
import type { ClassifiedRun } from "@/lib/import/loader/classify-run";
import { type IncomingRun, runIdentity } from "@/lib/import/loader/decide-merge";
import { checkLimits, type PreparedRun, RecordRefusal } from "@/lib/import/loader/prepare-run";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import type { ValueSetNumbers } from "@/lib/import/loader/value-set-numbers";
import type { ReadRecord } from "@/lib/import/run-record";
import { isInMemory } from "@/lib/import/transcript-views";
import type { UsableMap } from "../maps/current-map";
import type { ImportedFile } from "./file-tally";
import type { ImportTally } from "./import-tally";

/** A record as it was read, with the hash of its content. */
export type ReadRun = {
  record: ReadRecord;
  hash: string;
  file: ImportedFile | null;
  entry: string | null;
  /** Gives back what the record holds on disk. */
  release?: () => void;
};

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
  /** Hashes of messages that it has shared lately. */
  shared: Set<string>;
};

/** A record packed for the database and classified by the importer's map. */
export type ReadyRun = ReadRun & { prepared: PreparedRun; classified: ClassifiedRun };

/** What a merge has to know of a record. */
export function describeIncoming({ record, hash }: ReadRun): IncomingRun {
  return {
    identity: runIdentity(record.id, record.attempt),
    hash,
    file: record.source?.file ?? "",
    entry: record.source?.entry ?? null,
  };
}

/** Notes a record that is not stored, and why. */
export function setAside({ tally }: Pick<Importer, "tally">, run: ReadRun, error: unknown): void {
  const { record, entry } = run;
  const issue = {
    file: run.file?.file ?? record.source?.file ?? "",
    entry,
    path: error instanceof RecordRefusal ? error.path : null,
    message: error instanceof Error ? error.message : String(error),
  };
  tally.setAside(issue, run.file, {
    id: record.id,
    attempt: record.attempt,
    getText: () => (isInMemory(record) ? JSON.stringify({ ...record, source: undefined }) : null),
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
