import type { PoolClient } from "pg";
import { type CopyValue, copyRows } from "@/lib/db/copy-rows";
import type { PreparedRun } from "@/lib/import/loader/prepare-run";

/** A run ready to be merged: packed, classified, its value sets numbered. */
export type StagedRun = PreparedRun & {
  contentHash: string;
  state: number;
  /** One for each of the prepared observations, in their order. */
  placements: { coords: number[]; state: number; aware: number; unmappedJson: string | null }[];
};

// Temporary tables are private to the connection and written without a log; they outlive a transaction,
// their rows do not.
const TABLES = `
  CREATE TEMP TABLE IF NOT EXISTS staged_run (
    place int, key text, attempt int, "case" text, content_hash bytea, state smallint,
    started_at timestamptz, attributes jsonb, notes jsonb, message_count int
  ) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS staged_observation (
    place int, key text, position int, shared boolean, message_index int, simulated_at text,
    coords smallint[], state smallint, aware smallint, attributes jsonb, unmapped jsonb
  ) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS staged_window (
    place int, branch smallint, first_message int, message_count int, body bytea
  ) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS staged_write (place int, run_id bigint, sources jsonb) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS staged_delta (
    coords smallint[], state smallint, aware smallint, n bigint
  ) ON COMMIT DELETE ROWS;`;

/** Creates the connection's staging tables, once. */
export async function createStagingTables(client: PoolClient): Promise<void> {
  await client.query(TABLES);
}

function* listRunRows(runs: readonly StagedRun[]): Generator<CopyValue[]> {
  for (const [place, run] of runs.entries()) {
    const contentHash = Buffer.from(run.contentHash, "hex");
    yield [
      place,
      run.key,
      run.attempt,
      run.case,
      contentHash,
      run.state,
      run.startedAt,
      run.attributesJson,
      run.notesJson,
      run.messageCount,
    ];
  }
}

function* listObservationRows(runs: readonly StagedRun[]): Generator<CopyValue[]> {
  for (const [place, { observations, placements }] of runs.entries()) {
    const isShared = observations.length > 1;
    for (const [position, observation] of observations.entries()) {
      const { coords, state, aware, unmappedJson } = placements[position]!;
      yield [
        place,
        observation.key,
        position,
        isShared,
        observation.messageIndex,
        observation.simulatedAt,
        coords,
        state,
        aware,
        observation.attributesJson,
        unmappedJson,
      ];
    }
  }
}

function* listWindowRows(runs: readonly StagedRun[]): Generator<CopyValue[]> {
  for (const [place, { windows }] of runs.entries()) {
    for (const window of windows) {
      yield [place, window.branch, window.firstMessage, window.messageCount, window.body];
    }
  }
}

/** Copies runs into the staging tables, where `place` is their position in `runs`. */
export async function stageRuns(client: PoolClient, runs: readonly StagedRun[]): Promise<void> {
  await copyRows(client, "staged_run", listRunRows(runs));
  await copyRows(client, "staged_observation", listObservationRows(runs));
  if (runs.some((run) => run.windows.length > 0)) {
    await copyRows(client, "staged_window", listWindowRows(runs));
  }
}
