import type { Browser } from "@playwright/test";
import { listPairs } from "@/lib/coverage/build-overview";
import { crossing } from "@/lib/coverage/crossing";
import { formatCount } from "@/lib/format/number";
import { loadCube } from "@/lib/services/maps/load-cube";
import { getProject } from "@/lib/services/projects/get-project";
import { fillCells } from "./bench-cells";
import type { BenchDatabase, BenchServer } from "./bench-server";
import { type CubeShape, nameDimension, writeCube } from "./explore-data";
import { openWatched } from "./explore-page";
import type { Figure } from "./figure";
import { getMedian, getQuantile, time } from "./measure";
import { describeMachine, formatFigures } from "./report";
import { withWebServer } from "./web-server";
import { withBrowser } from "./with-browser";

export type ExploreBench = { repeats: number };

const CUBE: CubeShape = {
  project: "explore",
  values: [10, 10, 10, 5, 5, 4, 4, 4],
  vectors: 160_000,
  observations: 5_000_000,
};
const WIDE: CubeShape = { project: "wide", values: [100, 100], vectors: 9_000, observations: 200_000 };
const DATED = { observations: 1_000_000, cells: 50_000 };

const MOST_SCRIPT_MS = 16;
const MOST_PAINT_MS = 50;
const MOST_PAIRS_MS = 100;
const MOST_TASK_MS = 50;
const MOST_DATED_MS = 1000;
const MOST_CUBE_BYTES = 1_000_000;
const MOST_SCRIPT_BYTES = 250_000;
/** Changes before measuring, while the browser compiles what it runs often. */
const WARM_UP = 8;
/** How long a change may have consequences, such as the address that follows it. */
const REST_MS = 200;

const buildMapUrl = (address: string, { project }: CubeShape, rows: number) =>
  `${address}/p/${project}/map?rows=${nameDimension(rows)}&columns=${nameDimension(1)}`;

/** Exploring a large cube: crossing it in a browser, walking a large heatmap, filtering it by date. */
export async function benchExplore(
  server: BenchServer,
  { repeats }: ExploreBench,
  say: (line: string) => void,
): Promise<Figure[]> {
  const db = await server.createDatabase("explored");
  try {
    await writeCube(db, CUBE);
    await writeCube(db, WIDE);
    await db.pool.query("VACUUM ANALYZE");
    say(
      `${formatCount(CUBE.observations)} observations in ${formatCount(CUBE.vectors)} vectors of ${CUBE.values.length} dimensions; ${await describeMachine(db.pool)}`,
    );
    const pairs = await benchPairs(db, repeats);
    const explored = await withWebServer(db.url, (address) =>
      withBrowser(async (browser) => {
        // The server counts the crossing that a page opens with: a smaller one than those to be measured.
        const crossed = await benchCrossing(browser, buildMapUrl(address, CUBE, 3), repeats);
        // The rest takes minutes.
        say(formatFigures(crossed));
        return [...crossed, ...(await benchWalk(browser, buildMapUrl(address, WIDE, 0), repeats))];
      }),
    );
    say(formatFigures([pairs, ...explored]));
    return [pairs, ...explored, await benchDates(server, repeats)];
  } finally {
    await db.close();
    await server.dropDatabase("explored");
  }
}

/** Every pair of dimensions one after the other, by the same script in Node. */
async function benchPairs(db: BenchDatabase, repeats: number): Promise<Figure> {
  const project = await getProject(db, CUBE.project);
  if (!project.ok) throw new Error(project.error.message);
  const loaded = await loadCube(db, project.value, null);
  if (!loaded.ok) throw new Error(loaded.error.message);
  const map = project.value.map!.coverage;
  const pairs = listPairs(map);
  const ms: number[] = [];
  for (let repeat = 0; repeat < WARM_UP + repeats; repeat++) {
    const startMs = performance.now();
    for (const by of pairs) {
      const crossed = crossing(loaded.value.cube, map, { by, where: [] });
      if (!crossed.ok) throw new Error(crossed.error.message);
    }
    if (repeat >= WARM_UP) ms.push(performance.now() - startMs);
  }
  return timed(`all ${pairs.length} pairs crossed`, getMedian(ms), MOST_PAIRS_MS);
}

async function benchCrossing(browser: Browser, url: string, repeats: number): Promise<Figure[]> {
  const { page, countBytes, getScriptMs, chooseRows } = await openWatched(browser, url);
  const figures: Figure[] = [
    amount("counts on the way to the browser", await countBytes("/cube"), MOST_CUBE_BYTES),
    amount("JavaScript before the first interaction", await countBytes(".js"), MOST_SCRIPT_BYTES),
  ];
  const asked: string[] = [];
  // Whether its counts still hold, a page in use asks now and then.
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/p/")) asked.push(request.url());
  });
  const scriptMs: number[] = [];
  const paintMs: number[] = [];
  for (let change = 0; change < WARM_UP + repeats; change++) {
    // The columns stay dimension 1; rows go to and fro between the two others of ten values.
    const beforeMs = await getScriptMs();
    const paintedMs = await chooseRows(change % 2 === 0 ? 2 : 0);
    await page.waitForTimeout(REST_MS);
    if (change < WARM_UP) continue;
    scriptMs.push((await getScriptMs()) - beforeMs);
    paintMs.push(paintedMs);
  }
  if (asked.length > 0) throw new Error(`a change asked the server: ${asked[0]}`);
  await page.context().close();
  return [
    ...figures,
    timed("crossing 10 x 10 anew: script, at the median", getMedian(scriptMs), MOST_SCRIPT_MS),
    timed("crossing 10 x 10 anew: to paint, 95 %", getQuantile(paintMs, 0.95), MOST_PAINT_MS),
  ];
}

/** Focus and wheel over a heatmap of 100 x 100. */
async function benchWalk(browser: Browser, url: string, repeats: number): Promise<Figure[]> {
  const { page, getWatched, resetWatched } = await openWatched(browser, url);
  const first = page.getByRole("gridcell").first();
  await first.focus();
  await page.waitForTimeout(REST_MS);
  const measure = async (name: string, step: (i: number) => Promise<void>): Promise<Figure[]> => {
    await resetWatched();
    for (let i = 0; i < repeats; i++) await step(i);
    await page.waitForTimeout(REST_MS);
    const { longestTaskMs, gridRenders } = await getWatched();
    return [
      timed(`${name}: longest task over 50 ms`, longestTaskMs, MOST_TASK_MS),
      { name: `${name}: renders of the grid`, amount: gridRenders, bar: { kind: "times", most: 0 } },
    ];
  };
  const walked = await measure("100 x 100, moving the focus", (i) =>
    page.keyboard.press(i % 2 === 0 ? "ArrowRight" : "ArrowDown"),
  );
  await first.hover();
  const scrolled = await measure("100 x 100, scrolling", async (i) => {
    await page.mouse.wheel(i % 2 === 0 ? 0 : 300, 300);
    await page.waitForTimeout(50);
  });
  await page.context().close();
  return [...walked, ...scrolled];
}

/** The counts of some days over HTTP, each time of other days, since answers are kept. */
async function benchDates(server: BenchServer, repeats: number): Promise<Figure> {
  const db: BenchDatabase = await server.createDatabase("dated");
  try {
    await fillCells(db, DATED);
    const ms = await withWebServer(db.url, async (address) => {
      const answerMs: number[] = [];
      for (let repeat = 0; repeat < Math.min(repeats, 20); repeat++) {
        // All shares of the runs, which started within 90 days: half of them is the most to count.
        const day = new Date(Date.UTC(2026, 0, 3 + 4 * repeat)).toISOString().slice(0, 10);
        const url = `${address}/api/v1/projects/bench/cube?campaign=main&from=${day}`;
        const { ms, value } = await time(async () => {
          const response = await fetch(url);
          return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
        });
        if (value.status !== 200) throw new Error(`${url} answered ${value.status}`);
        answerMs.push(ms);
      }
      return getMedian(answerMs);
    });
    return timed(
      `counts of a range of days, of ${formatCount(DATED.observations)} observations`,
      ms,
      MOST_DATED_MS,
    );
  } finally {
    await db.close();
    await server.dropDatabase("dated");
  }
}

function timed(name: string, ms: number, mostMs: number): Figure {
  return { name, ms, baselineMs: null, bar: { kind: "time", mostMs } };
}

function amount(name: string, bytes: number, most: number): Figure {
  return { name, amount: bytes, bar: { kind: "bytes", most } };
}
