import { rm } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "@/lib/db/test-database";
import { listImports } from "@/lib/services/imports/list-imports";
import { expectValue } from "@/lib/services/imports/test-import";
import { type CleanImport, makeCleanImport, withTestDatabase } from "./clean-import";
import { expectSame } from "./expect-same";
import { killAfter, runLacuna } from "./lacuna";
import { chooseCount, createSoakRandom, report } from "./soak";

let clean: CleanImport;
let durationMs: number;

beforeAll(async () => {
  clean = await makeCleanImport(chooseCount(2000, 500));
  durationMs = clean.durationMs;
  report(`a clean import takes ${Math.round(durationMs)} ms; its dump has ${clean.dump.length} lines`);
  return () => rm(clean.folder, { recursive: true });
});

/** Imports and kills the importer on the way. Returns null, or how long it took where it ended before. */
async function killImport(db: TestDatabase, afterMs: number): Promise<number | null> {
  const tookMs = await killAfter(clean.args, { DATABASE_URL: db.url }, afterMs);
  if (tookMs === null)
    report(`killed after ${Math.round(afterMs)} ms with ${await db.prisma.run.count()} runs stored`);
  return tookMs;
}

async function importToTheEnd(db: TestDatabase): Promise<void> {
  const { code, stderr } = await runLacuna(clean.args, { DATABASE_URL: db.url });
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
  withTestDatabase(async (db) => {
    await importToTheEnd(db);
    await expectSame(db, clean.dump);
    await importToTheEnd(db);
    await expectSame(db, clean.dump);
  }));

test("an import killed at any point, and made again, is as one clean import", async () => {
  const points = chooseCount(60, 3);
  const random = createSoakRandom("killed import");
  for (let point = 0; point < points; ) {
    await withTestDatabase(async (db) => {
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
    await withTestDatabase(async (db) => {
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
