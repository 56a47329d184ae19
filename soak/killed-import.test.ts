import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { listImports } from "@/lib/services/list-imports";
import { expectValue } from "@/lib/services/test-import";
import { writeCrashLogs } from "./crash-logs";
import { dumpDatabase } from "./dump-database";
import { expectSame } from "./expect-same";
import { importArgs, runLacuna, startLacuna } from "./lacuna";
import { chooseCount, createSoakRandom, report } from "./soak";

let folder: string;
let args: string[];
let durationMs: number;
let clean: { dump: string[]; code: number | null };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lacuna-crash-"));
  const { logs, map } = await writeCrashLogs(folder, chooseCount(2000, 500));
  args = importArgs([logs], map);
  clean = await withDatabase(async (db) => {
    const startedMs = performance.now();
    const { code, stderr } = await runLacuna(args, { DATABASE_URL: db.url });
    expect(stderr).toBe("");
    durationMs = performance.now() - startedMs;
    return { code, dump: await dumpDatabase(db) };
  });
  report(`a clean import takes ${Math.round(durationMs)} ms; its dump has ${clean.dump.length} lines`);
});
afterAll(() => rm(folder, { recursive: true }));

async function withDatabase<T>(work: (db: TestDatabase) => Promise<T>): Promise<T> {
  const db = await createTestDatabase();
  try {
    return await work(db);
  } finally {
    await db.drop();
  }
}

/** Imports and kills the importer on the way. Returns null, or how long it took where it ended before. */
async function killImport(db: TestDatabase, afterMs: number): Promise<number | null> {
  const startedMs = performance.now();
  const importer = startLacuna(args, { DATABASE_URL: db.url });
  await Promise.race([sleep(afterMs), importer.finished]);
  importer.process.kill("SIGKILL");
  const { signal } = await importer.finished;
  if (signal === null) return performance.now() - startedMs;
  report(`killed after ${Math.round(afterMs)} ms with ${await db.prisma.run.count()} runs stored`);
  return null;
}

async function importToTheEnd(db: TestDatabase): Promise<void> {
  const { code, stderr } = await runLacuna(args, { DATABASE_URL: db.url });
  expect({ code, stderr }).toEqual({ code: clean.code, stderr: "" });
}

/** Every import but the last was cut short, unless it was killed when all was done. */
async function expectTold(db: TestDatabase): Promise<void> {
  const { imports } = expectValue(await listImports(db, "p", { before: null, limit: 50 }));
  const [last, ...before] = imports.map(({ state }) => state);
  expect(last).toBe("done");
  expect(before.filter((state) => state !== "interrupted" && state !== "done")).toEqual([]);
}

test("a clean import is the same each time", () =>
  withDatabase(async (db) => {
    await importToTheEnd(db);
    await expectSame(db, clean.dump);
    await importToTheEnd(db);
    await expectSame(db, clean.dump);
  }));

test("an import killed at any point, and made again, is as one clean import", async () => {
  const points = chooseCount(60, 4);
  const random = createSoakRandom("killed import");
  for (let point = 0; point < points; ) {
    await withDatabase(async (db) => {
      // One point in each stretch of the whole duration, so that no part of it is missed.
      const tookMs = await killImport(db, ((point + random.next()) / points) * durationMs);
      if (tookMs !== null) {
        // No kill: the machine has become less busy since the duration was measured.
        durationMs = tookMs;
        return;
      }
      point++;
      await importToTheEnd(db);
      await expectSame(db, clean.dump);
      report(`${point}/${points} the same`);
    });
  }
});

test("an import killed several times in a row is as one clean import", async () => {
  const rounds = chooseCount(10, 1);
  const random = createSoakRandom("import killed in a row");
  for (let round = 0; round < rounds; round++) {
    await withDatabase(async (db) => {
      for (let kill = 0; kill < 3; kill++) {
        await killImport(db, random.next() * durationMs);
      }
      await importToTheEnd(db);
      await expectSame(db, clean.dump);
      await expectTold(db);
      // Once more, now that nothing cuts it short: nothing may change.
      await importToTheEnd(db);
      await expectSame(db, clean.dump);
    });
  }
});
