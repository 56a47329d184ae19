import type { PoolClient } from "pg";
import { type CopyValue, copyRows } from "@/lib/db/copy-rows";
import { classifyRun } from "@/lib/import/loader/classify-run";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import { createValueSetNumbers, type NumberedSet, numberCoords } from "@/lib/import/loader/value-set-numbers";
import type { RunAttributes } from "@/lib/import/run-record";
import type { Classified } from "@/lib/map/classify";
import { VALUE_SET_LIMIT } from "./intern-value-sets";

/** A multi-valued dimension takes more different sets of values than can be numbered. */
export class TooManyValueSets extends Error {
  constructor(readonly dimension: number) {
    super(`dimension ${dimension} has too many value sets`);
  }
}

export type Classify = (run: RunAttributes) => Classified;

/** A project's history as another map classifies it, in temporary tables of one connection. */
export type ClassificationStage = {
  /** Value sets of the staged coordinates, numbered. */
  sets: readonly NumberedSet[];
  /**
   * Classifies the runs that were written since they were staged, all of them the first time; returns
   * how many. Works in one transaction or over many alike: a run that is written meanwhile is found by
   * the next call.
   */
  catchUp(): Promise<number>;
};

// They live as long as the connection. `written` is the transaction that wrote the run: whoever replaces
// a run's content leaves another one.
const TABLES = `
  CREATE TEMP TABLE staged_classification (
    run_id bigint, key text, coords smallint[], state smallint, aware smallint, unmapped jsonb
  );
  CREATE TEMP TABLE staged_run_state (run_id bigint, state smallint, written xid);
  CREATE TEMP TABLE written_run (id bigint PRIMARY KEY);`;

const RUNS_PER_PIECE = 500;

/** Prepares the staging of a project's history; `onRuns` hears how many runs were classified, and may throw. */
export async function createClassificationStage(
  client: PoolClient,
  projectId: number,
  classify: Classify,
  onRuns: (runs: number) => void,
): Promise<ClassificationStage> {
  await client.query(TABLES);
  const { sets, getOrdinal } = createSetCounter();
  let revisions = new Map<number, number>();

  const stage = async (pieces: AsyncIterable<WrittenRun[]>) => {
    for await (const runs of pieces) {
      const observationRows: CopyValue[][] = [];
      const runRows: CopyValue[][] = [];
      for (const { id, written, kind, attributes } of runs) {
        const { observations, state } = classifyRun(classify, kind, attributes);
        runRows.push([id, state, written]);
        for (const { key, coords, state, aware, unmapped } of observations) {
          const numbered = numberCoords(coords, getOrdinal);
          observationRows.push([id, key, numbered, state, aware, unmapped && JSON.stringify(unmapped)]);
        }
      }
      await copyRows(client, "staged_classification", observationRows);
      await copyRows(client, "staged_run_state", runRows);
      onRuns(runs.length);
    }
  };

  return {
    sets,
    async catchUp() {
      // Read before the runs are: what is written in between raises them again.
      const now = await listRevisions(client, projectId);
      const changed = [...now.keys()].filter((id) => now.get(id) !== revisions.get(id));
      revisions = now;
      const count = changed.length === 0 ? 0 : await noteWrittenRuns(client, projectId, changed);
      if (count > 0) await stage(streamWrittenRuns(client, projectId));
      return count;
    },
  };
}

/** Numbers the value sets of a version that nobody else uses yet, in the order of their arrival. */
function createSetCounter() {
  const numbers = createValueSetNumbers();
  const sets: NumberedSet[] = [];
  const counts = new Map<number, number>();
  const getOrdinal = (dimension: number, members: readonly number[]): number => {
    const known = numbers.get(dimension, members);
    if (known !== undefined) return known;
    const ordinal = counts.get(dimension) ?? 0;
    if (ordinal >= VALUE_SET_LIMIT) throw new TooManyValueSets(dimension);
    counts.set(dimension, ordinal + 1);
    const set = { dimension, ordinal, members };
    sets.push(set);
    numbers.add(set);
    return ordinal;
  };
  return { sets, getOrdinal };
}

/** The revision of each campaign, which every change of its runs raises. */
async function listRevisions(client: PoolClient, projectId: number): Promise<Map<number, number>> {
  const { rows } = await client.query<{ id: number; revision: number }>(
    "SELECT id, revision FROM campaign WHERE project_id = $1",
    [projectId],
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** Lists runs of campaigns that are not staged as they are now, and drops what is staged of them. */
async function noteWrittenRuns(
  client: PoolClient,
  projectId: number,
  campaignIds: readonly number[],
): Promise<number> {
  await client.query("TRUNCATE written_run");
  const { rowCount } = await client.query(
    `INSERT INTO written_run
     SELECT r.id FROM run r LEFT JOIN staged_run_state s ON s.run_id = r.id
     WHERE r.project_id = $1 AND r.campaign_id = ANY($2::int[]) AND s.written IS DISTINCT FROM r.xmin`,
    [projectId, campaignIds],
  );
  await client.query("DELETE FROM staged_classification s USING written_run w WHERE s.run_id = w.id");
  await client.query("DELETE FROM staged_run_state s USING written_run w WHERE s.run_id = w.id");
  await client.query("ANALYZE written_run");
  return rowCount!;
}

type WrittenRun = { id: number; written: string; kind: CampaignKind; attributes: RunAttributes };

/** The listed runs with their raw attributes, in pieces; each is read while the one before is worked on. */
async function* streamWrittenRuns(client: PoolClient, projectId: number): AsyncGenerator<WrittenRun[]> {
  const read = (after: number) =>
    client.query<WrittenRun | { id: number; written: null }>(
      `SELECT w.id, r.xmin AS written, c.kind, r.attributes
       FROM (SELECT id FROM written_run WHERE id > $2 ORDER BY id LIMIT ${RUNS_PER_PIECE}) w
       LEFT JOIN run r ON r.project_id = $1 AND r.id = w.id LEFT JOIN campaign c ON c.id = r.campaign_id
       ORDER BY w.id`,
      [projectId, after],
    );
  let reading = read(0);
  while (true) {
    const { rows } = await reading;
    if (rows.length === 0) return;
    reading = read(rows.at(-1)!.id);
    // Its failure is met where it is waited for, unless the work has ended before.
    reading.catch(() => undefined);
    // A run that was deleted since it was listed is left out.
    yield rows.filter((row) => row.written !== null);
  }
}
