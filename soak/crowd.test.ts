import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Database } from "@/lib/db/connect";
import type { TestDatabase } from "@/lib/db/test-database";
import { type Random, shuffle } from "@/lib/demo/random";
import { type ImportSummary, importLogs } from "@/lib/services/imports/import-logs";
import { expectValue, TEST_MAP } from "@/lib/services/imports/test-import";
import { applyMap } from "@/lib/services/maps/apply-map";
import { withTestDatabase } from "./clean-import";
import { buildRuns, OTHER_MAP, writeRuns } from "./crash-logs";
import { dumpDatabase } from "./dump-database";
import { expectSame, expectTrue } from "./expect-same";
import { importArgs, runLacuna } from "./lacuna";
import { chooseCount, createSoakRandom, report } from "./soak";

const SIZE = chooseCount(1500, 400);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lacuna-crowd-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Files that overlap by half with their neighbours, with equal content or `editions` of it. */
async function writeFiles(name: string, random: Random, editions: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (let file = 0; file < 4; file++) {
    const path = join(folder, `${name}-${file}.jsonl`);
    const first = 1 + (file * SIZE) / 2;
    const runs = buildRuns(first, first + SIZE - 1, editions[file % editions.length]!);
    await writeRuns(path, shuffle(runs, random));
    paths.push(path);
  }
  return paths;
}

const COUNT = (SIZE / 2) * 5;

/** Errors by which one party of a crowd learns of another. */
async function countConflicts(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(
    "SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0]!.n;
}

/** Lends a database that must hold the truth afterwards, without a deadlock on the way. */
function withDatabase(work: (db: TestDatabase) => Promise<void>): Promise<void> {
  return withTestDatabase(async (db) => {
    await work(db);
    await expectTrue(db);
    expect(await countConflicts(db)).toBe(0);
  });
}

/** An importer with connections of its own. */
async function importInPool(url: string, files: string[]): Promise<ImportSummary> {
  const db = connect(url);
  try {
    const target = { project: "p", campaign: "main", kind: "eval", map: null } as const;
    return expectValue(await importLogs(db, { ...target, files, format: null, dryRun: false }));
  } finally {
    await db.close();
  }
}

/** Each run is there once, and those who stored them say so. */
async function expectEveryRunOnce(db: Database, summaries: readonly Pick<ImportSummary, "runs" | "new">[]) {
  const campaign = await db.prisma.campaign.findFirstOrThrow({ select: { runCount: true } });
  const keys = await db.prisma.run.findMany({ distinct: ["key", "attempt"], select: { key: true } });
  const stored = summaries.reduce((sum, summary) => sum + summary.new, 0);
  expect({ ...campaign, keys: keys.length, stored }).toEqual({ runCount: COUNT, keys: COUNT, stored: COUNT });
}

test("importers of overlapping runs with equal content store what one importer stores", async () => {
  const random = createSoakRandom("equal content");
  const isOrderFree = true;
  for (let round = 0; round < chooseCount(8, 1); round++) {
    const files = await writeFiles(`equal-${round}`, random, ["first"]);
    let sequential: string[] = [];
    await withDatabase(async (db) => {
      expectValue(await applyMap(db, { project: "p", text: TEST_MAP }));
      await importInPool(db.url, files);
      sequential = await dumpDatabase(db, { isOrderFree });
    });
    await withDatabase(async (db) => {
      expectValue(await applyMap(db, { project: "p", text: TEST_MAP }));
      // Two importers read everything, in opposite orders; two a part.
      const orders = [
        files,
        files.toReversed(),
        shuffle(files, random).slice(1),
        shuffle(files, random).slice(2),
      ];
      const summaries = await Promise.all(orders.map((order) => importInPool(db.url, order)));
      await expectEveryRunOnce(db, summaries);
      await expectSame(db, sequential, { isOrderFree });
    });
    report(`equal content ${round + 1}: ${COUNT} runs by 4 importers`);
  }
});

test("importers in processes of their own, into a project that none has seen, with differing content", async () => {
  const random = createSoakRandom("differing content");
  for (let round = 0; round < chooseCount(6, 1); round++) {
    const files = await writeFiles(`differing-${round}`, random, ["first", "second"]);
    const map = join(folder, "map.yaml");
    await writeFile(map, TEST_MAP);
    await withDatabase(async (db) => {
      const orders = [files, files.toReversed(), shuffle(files, random)].slice(0, chooseCount(3, 2));
      const ends = await Promise.all(
        orders.map((order) => runLacuna(importArgs(order, map), { DATABASE_URL: db.url })),
      );
      for (const { code, stderr } of ends) expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      await expectEveryRunOnce(
        db,
        ends.map(({ stdout }) => JSON.parse(stdout) as ImportSummary),
      );
      expect(await db.prisma.mapVersion.count()).toBe(1);
    });
    report(`differing content ${round + 1}: ${COUNT} runs by ${chooseCount(3, 2)} processes`);
  }
});

test("importers, changes of the map and verification at the same time", async () => {
  const random = createSoakRandom("changing map");
  for (let round = 0; round < chooseCount(6, 1); round++) {
    const files = await writeFiles(`changing-${round}`, random, ["first", "second"]);
    await withDatabase(async (db) => {
      expectValue(await applyMap(db, { project: "p", text: TEST_MAP }));
      const orders = [files, files.toReversed(), shuffle(files, random)];
      let isOver = false;
      const importing = Promise.all(orders.map((order) => importInPool(db.url, order))).finally(() => {
        isOver = true;
      });
      let changes = 0;
      const changing = (async () => {
        while (!isOver) {
          const text = changes++ % 2 === 0 ? OTHER_MAP : TEST_MAP;
          expectValue(await applyMap(db, { project: "p", text }));
        }
      })();
      let verifications = 0;
      const verifying = (async () => {
        for (; !isOver; verifications++) await expectTrue(db);
      })();
      const [summaries] = await Promise.all([importing, changing, verifying]);
      await expectEveryRunOnce(db, summaries);
      expect(Math.min(changes, verifications)).toBeGreaterThan(0);
      report(`changing map ${round + 1}: ${changes} changes and ${verifications} verifications meanwhile`);
    });
  }
});
