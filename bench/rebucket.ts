import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { recountCells } from "@/lib/db/mutations/recount-cells";
import { streamRunAttributes } from "@/lib/db/queries/stream-run-attributes";
import { withSnapshot, withTransaction } from "@/lib/db/transaction";
import { formatBytes } from "@/lib/format/bytes";
import { formatDuration } from "@/lib/format/duration";
import { formatCount } from "@/lib/format/number";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { importLogs } from "@/lib/services/imports/import-logs";
import { importRecords } from "@/lib/services/imports/import-records";
import { applyMap } from "@/lib/services/maps/apply-map";
import { verify } from "@/lib/services/maps/verify";
import { writeBenchMap, writeRecords } from "./bench-records";
import type { BenchDatabase, BenchServer } from "./bench-server";
import { type Figure, formatMs } from "./figure";
import { time } from "./measure";
import { describeMachine } from "./report";

export type RebucketBench = { runs: number };

const PROJECT = "bench";
/** Records that are imported; the others are copies of them, which takes minutes less. */
const DISTINCT_RUNS = 20_000;
const MOST_MS = 120_000;

/** A dimension more: every coordinate changes. */
const OTHER_MAP = writeBenchMap().replace(
  "dimensions:\n",
  `dimensions:\n  revision: { from: metadata.revision, values: [${Array.from({ length: 9 }, (_, i) => `prompts-${i + 1}`).join(", ")}] }\n`,
);
/** Another goal: nothing of the history changes. */
const OTHER_GOAL = OTHER_MAP.replace("goal: 30", "goal: 40");

/** Classifying a long history by another map, against reading the same raw attributes once. */
export function benchRebucket(
  server: BenchServer,
  { runs }: RebucketBench,
  say: (line: string) => void,
): Promise<Figure[]> {
  return withFilled(server, runs, async (db, projectId) => {
    say(`${formatCount(runs)} runs; ${await describeMachine(db.pool)}`);
    const figures: Figure[] = [];
    for (const [what, text] of [
      ["every observation changes", OTHER_MAP],
      ["none changes", OTHER_GOAL],
    ] as const) {
      await db.pool.query("CHECKPOINT");
      const baselineMs = (await time(() => readOnce(db, projectId))).ms;
      await db.pool.query("CHECKPOINT");
      const ms = await measureRebucketing(db, text, say);
      figures.push({
        name: `re-bucketing ${formatCount(runs)} runs, ${what}, against reading them`,
        ms,
        baselineMs,
        bar: { kind: "time", mostMs: MOST_MS },
      });
    }
    await expectTruth(db);
    return figures;
  });
}

async function withFilled<T>(
  server: BenchServer,
  runs: number,
  work: (db: BenchDatabase, projectId: number) => Promise<T>,
): Promise<T> {
  const db = await server.createDatabase("rebucketed");
  try {
    const distinct = Math.min(runs, DISTINCT_RUNS);
    const file = join(server.directory, "runs.jsonl");
    await writeRecords(file, distinct);
    const map = { text: writeBenchMap(), file: "bench.yaml" };
    const target = { project: PROJECT, campaign: "main", kind: "eval", map, dryRun: false } as const;
    const imported = await importLogs(db, { ...target, files: [file], format: null });
    if (!imported.ok) throw new Error(imported.error.message);
    const { id } = await db.prisma.project.findUniqueOrThrow({ where: { slug: PROJECT } });
    await copyRuns(db, id, Math.ceil(runs / distinct) - 1);
    return await work(db, id);
  } finally {
    await db.close();
    await server.dropDatabase("rebucketed");
  }
}

/** Adds copies of every run, each under a key of its own. */
async function copyRuns(db: BenchDatabase, projectId: number, copies: number): Promise<void> {
  await withTransaction(db.pool, async (client) => {
    await client.query(
      `INSERT INTO run (project_id, campaign_id, key, attempt, "case", content_hash, state, started_at, attributes, notes, sources)
       SELECT project_id, campaign_id, key || '#' || copy, attempt, "case", content_hash, state, started_at, attributes, notes, sources
       FROM generate_series(1, $2) copy, run WHERE project_id = $1`,
      [projectId, copies],
    );
    await client.query(
      `INSERT INTO observation (project_id, campaign_id, run_id, key, position, coords, state, aware, unmapped)
       SELECT r.project_id, r.campaign_id, r.id, o.key, o.position, o.coords, o.state, o.aware, o.unmapped
       FROM run r JOIN run first ON first.campaign_id = r.campaign_id AND first.attempt = r.attempt
              AND first.key = split_part(r.key, '#', 1)
       JOIN observation o ON o.project_id = $1 AND o.run_id = first.id
       WHERE r.project_id = $1 AND r.id <> first.id`,
      [projectId],
    );
    await client.query(
      "UPDATE campaign SET run_count = (SELECT count(*) FROM run WHERE campaign_id = campaign.id)",
    );
    await recountCells(client, projectId);
  });
  await db.pool.query("VACUUM ANALYZE");
}

/** What any re-classification does at least: every run's raw attributes, read once. */
function readOnce(db: BenchDatabase, projectId: number): Promise<void> {
  return withSnapshot(db.pool, async (client) => {
    for await (const _ of streamRunAttributes(client, projectId));
  });
}

const MEMORY_INTERVAL_MS = 100;

/** Applies a map while small imports go on, and says what it took of memory and of their time. */
async function measureRebucketing(
  db: BenchDatabase,
  text: string,
  say: (line: string) => void,
): Promise<number> {
  const ending = new AbortController();
  const importing = measureLongestImport(db, ending.signal);
  const startBytes = process.memoryUsage.rss();
  let peakBytes = startBytes;
  const watching = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, MEMORY_INTERVAL_MS);
  try {
    const { ms, value: applied } = await time(() => applyMap(db, { project: PROJECT, text }));
    if (!applied.ok) throw new Error(applied.error.message);
    ending.abort();
    const { imports, longestMs } = await importing;
    say(
      `${formatDuration(ms)}; ${formatBytes(startBytes)} resident before, at most ${formatBytes(peakBytes)} on the way; ` +
        `${imports} small imports meanwhile, of which the longest took ${formatMs(longestMs)}`,
    );
    return ms;
  } finally {
    clearInterval(watching);
    ending.abort();
  }
}

const IMPORT_INTERVAL_MS = 250;

/** Imports a run now and then until the signal aborts. */
async function measureLongestImport(db: BenchDatabase, signal: AbortSignal) {
  let imports = 0;
  let longestMs = 0;
  for (; !signal.aborted; imports++) {
    const record = createTestRecord({ id: `meanwhile-${performance.now()}` });
    const target = {
      project: PROJECT,
      campaign: "meanwhile",
      kind: "eval",
      map: null,
      dryRun: false,
    } as const;
    const { ms, value } = await time(() =>
      importRecords(db, { ...target, items: [{ kind: "record", record, entry: null }] }),
    );
    if (!value.ok) throw new Error(value.error.message);
    longestMs = Math.max(longestMs, ms);
    await sleep(IMPORT_INTERVAL_MS);
  }
  return { imports, longestMs };
}

async function expectTruth(db: BenchDatabase): Promise<void> {
  const verified = await verify(db, { project: PROJECT, reclassify: true });
  if (!verified.ok || !verified.value.ok) throw new Error("the classification disagrees with the raw runs");
}
