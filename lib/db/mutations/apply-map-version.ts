import type { Pool, PoolClient } from "pg";
import { lockProject } from "@/lib/db/advisory-locks";
import { type CopyValue, copyRows } from "@/lib/db/copy-rows";
import { streamRunAttributes } from "@/lib/db/queries/stream-run-attributes";
import { withTransaction } from "@/lib/db/transaction";
import { classifyRun } from "@/lib/import/loader/classify-run";
import { createValueSetNumbers, type NumberedSet, numberCoords } from "@/lib/import/loader/value-set-numbers";
import type { RunAttributes } from "@/lib/import/run-record";
import type { Classified } from "@/lib/map/classify";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { followOriginals } from "./follow-originals";
import { VALUE_SET_LIMIT } from "./intern-value-sets";
import { keepClassifiedVerdicts } from "./keep-verdicts";
import { createStagingTables } from "./stage-runs";

export type AppliedVersion = { version: number; changed: boolean; observations: number };

/** A multi-valued dimension takes more different sets of values than can be numbered. */
export class TooManyValueSets extends Error {
  constructor(readonly dimension: number) {
    super(`dimension ${dimension} has too many value sets`);
  }
}

/**
 * Makes `text` the project's current map version and classifies every run by it, in one transaction:
 * importers wait, readers see the old version until the end. A text equal to the current one changes
 * nothing. Throws TooManyValueSets.
 */
export function applyMapVersion(
  pool: Pool,
  projectId: number,
  map: { text: string; coverage: CoverageMap; classify: (run: RunAttributes) => Classified },
): Promise<AppliedVersion> {
  return withTransaction(pool, async (client) => {
    await lockProject(client, projectId);
    const current = await getCurrentVersion(client, projectId);
    if (current?.text === map.text) {
      return {
        version: current.version,
        changed: false,
        observations: await countObservations(client, projectId),
      };
    }
    const { rows } = await client.query<{ id: number; version: number }>(
      `INSERT INTO map_version (project_id, version, text)
       SELECT $1, coalesce(max(version), 0) + 1, $2 FROM map_version WHERE project_id = $1
       RETURNING id, version`,
      [projectId, map.text],
    );
    const { id, version } = rows[0]!;
    await stageClassification(client, projectId, id, map.classify);
    await keepClassifiedVerdicts(client, projectId);
    const observations = await reclassify(client, projectId);
    await followOriginalsOfProject(client, projectId);
    await recountCells(client, projectId);
    // The first map names a project that nobody has named.
    await client.query(
      `UPDATE project SET current_map_version_id = $2,
         name = CASE WHEN name = slug AND current_map_version_id IS NULL THEN $3 ELSE name END
       WHERE id = $1`,
      [projectId, id, map.coverage.name],
    );
    return { version, changed: true, observations };
  });
}

async function getCurrentVersion(client: PoolClient, projectId: number) {
  const { rows } = await client.query<{ version: number; text: string }>(
    `SELECT v.version, v.text FROM project p JOIN map_version v ON v.id = p.current_map_version_id
     WHERE p.id = $1`,
    [projectId],
  );
  return rows[0];
}

async function countObservations(client: PoolClient, projectId: number): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT coalesce(sum(n), 0)::bigint AS n FROM cube_cell WHERE project_id = $1",
    [projectId],
  );
  return rows[0]!.n;
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

/** Classifies every run from its raw attributes into a table of this transaction. */
async function stageClassification(
  client: PoolClient,
  projectId: number,
  mapVersionId: number,
  classify: (run: RunAttributes) => Classified,
): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE staged_classification (
       run_id bigint, key text, coords smallint[], state smallint, aware smallint, unmapped jsonb
     ) ON COMMIT DROP;
     CREATE TEMP TABLE staged_run_state (run_id bigint, state smallint) ON COMMIT DROP;`,
  );
  const counter = createSetCounter();
  for await (const runs of streamRunAttributes(client, projectId)) {
    const observationRows: CopyValue[][] = [];
    const runRows: CopyValue[][] = [];
    for (const { id, kind, attributes } of runs) {
      const { observations, state } = classifyRun(classify, kind, attributes);
      runRows.push([id, state]);
      for (const { key, coords, state, aware, unmapped } of observations) {
        const numbered = numberCoords(coords, counter.getOrdinal);
        observationRows.push([id, key, numbered, state, aware, unmapped && JSON.stringify(unmapped)]);
      }
    }
    await copyRows(client, "staged_classification", observationRows);
    await copyRows(client, "staged_run_state", runRows);
  }
  await copyRows(
    client,
    "value_set (map_version_id, dimension, ordinal, members)",
    counter.sets.map(({ dimension, ordinal, members }) => [mapVersionId, dimension, ordinal, members]),
  );
  await client.query("ANALYZE staged_classification; ANALYZE staged_run_state");
}

/** Moves runs and observations to the staged classification; returns how many observations there are. */
async function reclassify(client: PoolClient, projectId: number): Promise<number> {
  // Rows that stay as they are are not rewritten: many a new version changes goals and labels only.
  await client.query(
    `UPDATE observation o SET coords = s.coords, state = s.state, aware = s.aware, unmapped = s.unmapped
     FROM staged_classification s
     WHERE o.project_id = $1 AND o.run_id = s.run_id AND o.key = s.key
       AND (o.coords, o.state, o.aware, o.unmapped) IS DISTINCT FROM (s.coords, s.state, s.aware, s.unmapped)`,
    [projectId],
  );
  await client.query(
    `UPDATE run r SET state = s.state FROM staged_run_state s
     WHERE r.project_id = $1 AND r.id = s.run_id AND r.state <> s.state`,
    [projectId],
  );
  const { rows } = await client.query<{ n: number }>("SELECT count(*) AS n FROM staged_classification");
  return rows[0]!.n;
}

/** What cells change by is of no matter here: they are counted afresh. */
async function followOriginalsOfProject(client: PoolClient, projectId: number): Promise<void> {
  await createStagingTables(client);
  const { rows } = await client.query<{ id: number }>("SELECT id FROM campaign WHERE project_id = $1", [
    projectId,
  ]);
  for (const { id } of rows) await followOriginals(client, projectId, id);
}

/** Counts the project's cells afresh and raises the revision of its campaigns. */
export async function recountCells(client: PoolClient, projectId: number): Promise<void> {
  await client.query("DELETE FROM cube_cell WHERE project_id = $1", [projectId]);
  await client.query(
    `INSERT INTO cube_cell (project_id, campaign_id, coords, state, aware, n)
     SELECT project_id, campaign_id, coords, state, aware, count(*) FROM observation
     WHERE project_id = $1 GROUP BY project_id, campaign_id, coords, state, aware`,
    [projectId],
  );
  await client.query("UPDATE campaign SET revision = revision + 1 WHERE project_id = $1", [projectId]);
}
