import { AWARENESS, STATES } from "@/lib/coverage/cube";
import { copyRows } from "@/lib/db/copy-rows";
import { ensureCampaign } from "@/lib/db/mutations/ensure-campaign";
import { withTransaction } from "@/lib/db/transaction";
import { createRandom } from "@/lib/demo/random";
import { applyMap } from "@/lib/services/maps/apply-map";
import { getProject } from "@/lib/services/projects/get-project";
import type { BenchDatabase } from "./bench-server";

export type CubeShape = {
  project: string;
  /** Values of each dimension. */
  values: number[];
  /** Distinct coordinate vectors; each has two cells. */
  vectors: number;
  observations: number;
};

const STATE_WEIGHTS = { pass: 60, fail: 25, invalid: 6, error: 4, unscored: 5 } as const;
const CELLS_A_VECTOR = 2;

/** Name of a dimension, and label: what a page prints must tell it from the others. */
export const nameDimension = (index: number) => `dimension_${index}`;
export const labelDimension = (index: number) => `Dimension ${index}`;

function writeMap({ values }: CubeShape): string {
  const dimensions = values.map((count, d) => {
    const ids = Array.from({ length: count }, (_, v) => `d${d}v${v}`);
    return `  ${nameDimension(d)}: { label: ${labelDimension(d)}, from: metadata.d${d}, values: [${ids.join(", ")}] }`;
  });
  const crossings = `crossings: [{ by: [${nameDimension(0)}, ${nameDimension(1)}] }]`;
  return ["name: Explore", "goal: 30", "dimensions:", ...dimensions, crossings, ""].join("\n");
}

/** Makes a project whose cells are written as they are: observations beneath them would only take time. */
export async function writeCube(db: BenchDatabase, shape: CubeShape): Promise<void> {
  const applied = await applyMap(db, { project: shape.project, text: writeMap(shape) });
  if (!applied.ok) throw new Error(applied.error.message);
  const project = await getProject(db, shape.project);
  if (!project.ok) throw new Error(project.error.message);
  const { id } = project.value;
  const campaign = await ensureCampaign(db.pool, id, { slug: "main", kind: "eval" });
  await withTransaction(db.pool, async (client) => {
    await copyRows(
      client,
      "cube_cell (project_id, campaign_id, coords, state, aware, n)",
      listCells(shape).map(({ coords, state, aware, n }) => [id, campaign.id, coords, state, aware, n]),
    );
    await client.query("UPDATE campaign SET run_count = $2, revision = revision + 1 WHERE id = $1", [
      campaign.id,
      shape.observations,
    ]);
  });
}

/** Cells of vectors that differ, drawn with more weight on the first values; counts add up to the observations. */
function listCells({ values, vectors, observations }: CubeShape) {
  const random = createRandom("explore cells");
  const drawn = new Map<string, number[]>();
  while (drawn.size < vectors) {
    const coords = values.map((count) => Math.floor(count * random.next() ** 1.2));
    drawn.set(coords.join(), coords);
  }
  const cells = [...drawn.values()].flatMap((coords) => {
    const codes = new Set<number>();
    while (codes.size < CELLS_A_VECTOR) {
      const state = STATES.indexOf(random.weighted(STATE_WEIGHTS));
      codes.add(state * AWARENESS.length + random.between(0, AWARENESS.length - 1));
    }
    return [...codes].map((code) => ({
      coords,
      state: Math.floor(code / AWARENESS.length),
      aware: code % AWARENESS.length,
      n: 1,
    }));
  });
  for (let rest = observations - cells.length; rest > 0; ) {
    const more = Math.min(rest, random.between(1, (2 * observations) / cells.length));
    cells[Math.floor(random.next() ** 2 * cells.length)]!.n += more;
    rest -= more;
  }
  return cells;
}
