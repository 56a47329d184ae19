import type { PoolClient } from "pg";
import { type CopyValue, copyRows } from "@/lib/db/copy-rows";
import type { RunSource } from "@/lib/import/loader/decide-merge";
import type { PreparedRun } from "@/lib/import/loader/prepare-run";
import { CHARACTERS_PER_WINDOW, type TranscriptWindow } from "@/lib/import/loader/transcript-windows";
import { readAhead } from "@/lib/import/read-ahead";

/** A run ready to be merged: packed, classified, its value sets numbered. */
export type MergeableRun = PreparedRun & {
  contentHash: string;
  state: number;
  /** One for each of the prepared observations, in their order. */
  placements: { coords: number[]; state: number; aware: number; unmappedJson: string | null }[];
};

/** A run with the id it is stored under, and the files it was found in. */
export type IdentifiedRun = { id: number; run: MergeableRun; sources: RunSource[] };

/** What all rows of a batch share. */
export type RowOwner = { projectId: number; campaignId: number; importId: number };

const RUN_COLUMNS = `project_id, id, campaign_id, key, attempt, "case", content_hash, state, started_at,
  attributes, notes, message_count, sources, import_id`;
const OBSERVATION_COLUMNS = `project_id, campaign_id, run_id, key, position, shared, message_index,
  message_branch, simulated_at, coords, state, aware, attributes, unmapped`;
const WINDOW_COLUMNS = "project_id, run_id, branch, first_message, message_count, body, shared";

/** Copies the rows of runs themselves into `table`, which has the columns of `run`. */
export function copyRuns(
  client: PoolClient,
  table: "run" | "staged_run",
  owner: RowOwner,
  runs: readonly IdentifiedRun[],
): Promise<void> {
  return copyRows(client, `${table} (${RUN_COLUMNS})`, listRunRows(owner, runs));
}

/**
 * Copies the observations and transcripts of runs whose own rows are there; `shared` has the ids of the
 * messages that windows refer to, by hash.
 */
export async function copyContents(
  client: PoolClient,
  owner: RowOwner,
  runs: readonly IdentifiedRun[],
  shared: ReadonlyMap<string, number>,
): Promise<void> {
  await copyRows(client, `observation (${OBSERVATION_COLUMNS})`, listObservationRows(owner, runs));
  if (runs.some(({ run }) => hasWindows(run))) {
    await copyRows(client, `transcript_window (${WINDOW_COLUMNS})`, listWindowRows(owner, runs, shared));
  }
}

function hasWindows({ windows }: MergeableRun): boolean {
  for (const _ of windows) return true;
  return false;
}

function* listRunRows(
  { projectId, campaignId, importId }: RowOwner,
  runs: readonly IdentifiedRun[],
): Generator<CopyValue[]> {
  for (const { id, run, sources } of runs) {
    yield [
      projectId,
      id,
      campaignId,
      run.key,
      run.attempt,
      run.case,
      Buffer.from(run.contentHash, "hex"),
      run.state,
      run.startedAt,
      run.attributesJson,
      run.notesJson,
      run.messageCount,
      JSON.stringify(sources),
      importId,
    ];
  }
}

function* listObservationRows(
  { projectId, campaignId }: RowOwner,
  runs: readonly IdentifiedRun[],
): Generator<CopyValue[]> {
  for (const { id, run } of runs) {
    const isShared = run.observations.length > 1;
    for (const [position, observation] of run.observations.entries()) {
      const { coords, state, aware, unmappedJson } = run.placements[position]!;
      yield [
        projectId,
        campaignId,
        id,
        observation.key,
        position,
        isShared,
        observation.messageIndex,
        observation.messageBranch,
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

async function* listWindowRows(
  { projectId }: RowOwner,
  runs: readonly IdentifiedRun[],
  ids: ReadonlyMap<string, number>,
): AsyncGenerator<CopyValue[]> {
  for (const { id, run } of runs) {
    // A long transcript is packed as it is stored: its next windows while these are written.
    for await (const { body, ...window } of readAhead(run.windows, whenPacked, () => CHARACTERS_PER_WINDOW)) {
      const { branch, firstMessage, messageCount, shared } = window;
      const references = shared.map(({ hash }) => ids.get(hash)!);
      yield [projectId, id, branch, firstMessage, messageCount, body, references];
    }
  }
}

async function whenPacked({ body, ...window }: TranscriptWindow) {
  return { ...window, body: await body };
}
