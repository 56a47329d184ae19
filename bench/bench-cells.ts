import { AWARENESS, STATES, type State } from "@/lib/coverage/cube";
import { copyRows } from "@/lib/db/copy-rows";
import { ensureCampaign } from "@/lib/db/mutations/ensure-campaign";
import { recountCells } from "@/lib/db/mutations/recount-cells";
import { withTransaction } from "@/lib/db/transaction";
import { createRandom, type Random } from "@/lib/demo/random";
import { applyMap } from "@/lib/services/maps/apply-map";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import { getProject } from "@/lib/services/projects/get-project";
import { FACTORS, VALUES, writeBenchMap } from "./bench-records";
import type { BenchDatabase } from "./bench-server";

const STATE_WEIGHTS = { pass: 60, fail: 25, invalid: 6, error: 4, unscored: 5 } as const;
const SET_COUNT = 2 ** FACTORS.length - 1;

type Cell = { coords: number[]; state: number; aware: number };

/** Cells that differ, each coordinate drawn by itself. */
function listCells(count: number, random: Random): Cell[] {
  const cells = new Map<string, Cell>();
  while (cells.size < count) {
    const coords = Object.values(VALUES).map((values) => random.between(0, values - 1));
    coords.push(random.between(0, SET_COUNT - 1));
    const state = STATES.indexOf(random.weighted(STATE_WEIGHTS) satisfies State);
    const aware = random.between(0, AWARENESS.length - 1);
    cells.set(`${coords} ${state} ${aware}`, { coords, state, aware });
  }
  return [...cells.values()];
}

/** Every set of factors that is not empty, by its ordinal. */
function listSets(): number[][] {
  return Array.from({ length: SET_COUNT }, (_, ordinal) =>
    FACTORS.map((_, factor) => factor).filter((factor) => (ordinal + 1) & (1 << factor)),
  );
}

/**
 * Fills the project `bench` with observations in this many cells, one a run: each cell holds some, a few
 * hold many. The product counts its cells from them.
 */
export async function fillCells(
  db: BenchDatabase,
  { observations, cells }: { observations: number; cells: number },
): Promise<ProjectDetail> {
  const applied = await applyMap(db, { project: "bench", text: writeBenchMap() });
  if (!applied.ok) throw new Error(applied.error.message);
  const { id: projectId, map } = await readProject(db);
  const campaign = await ensureCampaign(db.pool, projectId, { slug: "main", kind: "eval" });
  const dimension = map!.coverage.dimensions.findIndex(({ many }) => many);
  await withTransaction(db.pool, async (client) => {
    await copyRows(
      client,
      "value_set (map_version_id, dimension, ordinal, members)",
      listSets().map((members, ordinal) => [map!.id, dimension, ordinal, members]),
    );
    await client.query(
      "CREATE TEMP TABLE drawn (place int PRIMARY KEY, coords smallint[], state smallint, aware smallint)",
    );
    const drawn = listCells(cells, createRandom("bench cells"));
    await copyRows(
      client,
      "drawn",
      drawn.map(({ coords, state, aware }, place) => [place, coords, state, aware]),
    );
    await client.query(
      `INSERT INTO run (project_id, campaign_id, key, content_hash, state, attributes)
       SELECT $1, $2, 'run-' || i, sha256(i::text::bytea), 0, '{}' FROM generate_series(1, $3::int) i`,
      [projectId, campaign.id, observations],
    );
    await client.query("SELECT setseed(0.5)");
    // Every cell is drawn once; the other draws fall towards the first ones.
    await client.query(
      `INSERT INTO observation (project_id, campaign_id, run_id, key, position, coords, state, aware)
       SELECT $1, $2, r.id, '', 0, d.coords, d.state, d.aware
       FROM (SELECT id, CASE WHEN row_number() OVER () <= $3 THEN row_number() OVER () - 1
                             ELSE floor($3 * random() ^ 2) END::int AS place
             FROM run WHERE project_id = $1) r JOIN drawn d USING (place)`,
      [projectId, campaign.id, cells],
    );
    await client.query("UPDATE campaign SET run_count = $2 WHERE id = $1", [campaign.id, observations]);
    await recountCells(client, projectId);
  });
  await db.pool.query("VACUUM ANALYZE");
  return readProject(db);
}

async function readProject(db: BenchDatabase): Promise<ProjectDetail> {
  const project = await getProject(db, "bench");
  if (!project.ok) throw new Error(project.error.message);
  return project.value;
}
