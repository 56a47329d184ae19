import { crossing } from "@/lib/coverage/crossing";
import type { CrossingResult } from "@/lib/coverage/crossing-result";
import { STATES } from "@/lib/coverage/cube";
import { formatCount } from "@/lib/format/number";
import { loadCube } from "@/lib/services/maps/load-cube";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import { fillCells } from "./bench-cells";
import type { BenchDatabase, BenchServer } from "./bench-server";
import type { Figure } from "./figure";
import { getMedian, getQuantile, time } from "./measure";
import { describeMachine } from "./report";
import { withWebServer } from "./web-server";

export type CrossingBench = { observations: number; cells: number[]; repeats: number };

const BY = ["temptation", "role"];
const REQUESTS = 200;
const MOST_RESPONSE_MS = 50;
/** Up to this many cells a crossing is asked to be 50 times as fast as SQL, above it 20 times. */
const MANY_CELLS = 50_000;

/** Crossing two dimensions over the cube, against GROUP BY over the observations; then over HTTP. */
export async function benchCrossing(
  server: BenchServer,
  { observations, cells, repeats }: CrossingBench,
  say: (line: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of cells) {
    const db = await server.createDatabase("crossed");
    try {
      const project = await fillCells(db, { observations, cells: size });
      say(
        `${formatCount(observations)} observations in ${formatCount(size)} cells; ${await describeMachine(db.pool)}`,
      );
      figures.push(await benchCube(db, project, size, repeats));
      figures.push(...(await benchResponses(db, size)));
    } finally {
      await db.close();
      await server.dropDatabase("crossed");
    }
  }
  return figures;
}

async function benchCube(
  db: BenchDatabase,
  project: ProjectDetail,
  cells: number,
  repeats: number,
): Promise<Figure> {
  const loaded = await loadCube(db, project, null);
  if (!loaded.ok) throw new Error(loaded.error.message);
  const { cube } = loaded.value;
  if (cube.size !== cells) throw new Error(`the cube has ${cube.size} cells, not ${cells}`);
  const map = project.map!.coverage;
  const cross = () => {
    const crossed = crossing(cube, map, { by: BY, where: [] });
    if (!crossed.ok) throw new Error(crossed.error.message);
    return crossed.value;
  };
  const group = () => countBySql(db, project);
  const isSame = formatCounts(countByCrossing(cross())) === formatCounts(await group());
  if (!isSame) throw new Error("the crossing and SQL count differently");
  const cubeMs: number[] = [];
  const sqlMs: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    cubeMs.push((await time(cross)).ms);
    sqlMs.push((await time(group)).ms);
  }
  return {
    name: `crossing of two dimensions over ${formatCount(cells)} cells, against GROUP BY`,
    ms: getMedian(cubeMs),
    baselineMs: getMedian(sqlMs),
    bar: { kind: "ratio", least: cells > MANY_CELLS ? 20 : 50 },
  };
}

/** Observations by bucket and outcome, each under a name that both ways of counting give. */
type Counts = Map<string, number>;

const formatCounts = (counts: Counts) => JSON.stringify([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

function countByCrossing(result: CrossingResult): Counts {
  const counts: Counts = new Map();
  for (const bucket of result.buckets) {
    for (const outcome of ["pass", "fail", "invalid", "error", "unscored"] as const) {
      const place = BY.map((dimension) => bucket.at[dimension]).join();
      if (bucket[outcome] > 0) counts.set(`${place} ${outcome}`, bucket[outcome]);
    }
  }
  return counts;
}

async function countBySql({ pool }: BenchDatabase, { id, map, campaigns }: ProjectDetail): Promise<Counts> {
  const dimensions = map!.coverage.dimensions;
  const places = BY.map((name) => dimensions.findIndex((dimension) => dimension.id === name));
  const columns = places.map((place) => `coords[${place + 1}]`);
  const { rows } = await pool.query<{ a: number; b: number; state: number; n: number }>(
    `SELECT ${columns[0]} AS a, ${columns[1]} AS b, state, count(*) AS n FROM observation
     WHERE project_id = $1 AND campaign_id = $2 GROUP BY 1, 2, 3`,
    [id, campaigns[0]!.id],
  );
  const getId = (axis: number, value: number) => dimensions[places[axis]!]!.values[value]!.id;
  return new Map(rows.map(({ a, b, state, n }) => [`${getId(0, a)},${getId(1, b)} ${STATES[state]}`, n]));
}

/** The same over HTTP: nearly every request is answered in time, also one that brings an outdated tag. */
function benchResponses(db: BenchDatabase, cells: number): Promise<Figure[]> {
  return withWebServer(db.url, async (address) => {
    const url = `${address}/api/v1/projects/bench/crossing?by=${BY}`;
    const ask = async (headers: HeadersInit) => {
      const response = await fetch(url, { headers });
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
      await response.arrayBuffer();
    };
    const measure = async (headers: HeadersInit) => {
      for (let request = 0; request < REQUESTS / 10; request++) await ask(headers);
      const responseMs: number[] = [];
      for (let request = 0; request < REQUESTS; request++) {
        responseMs.push((await time(() => ask(headers))).ms);
      }
      return getQuantile(responseMs, 0.95);
    };
    const name = (kind: string) =>
      `95 % of ${REQUESTS} answers over HTTP, ${formatCount(cells)} cells, ${kind}`;
    const bar = { kind: "time", mostMs: MOST_RESPONSE_MS } as const;
    return [
      { name: name("no tag"), ms: await measure({}), baselineMs: null, bar },
      {
        name: name("outdated tag"),
        ms: await measure({ "If-None-Match": '"outdated"' }),
        baselineMs: null,
        bar,
      },
    ];
  });
}
