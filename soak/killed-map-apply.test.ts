import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { OTHER_MAP, writeCrashLogs } from "./crash-logs";
import { dumpDatabase, listDumpDifferences } from "./dump-database";
import { expectTrue } from "./expect-same";
import { importArgs, killAfter, runLacuna } from "./lacuna";
import { chooseCount, createSoakRandom, report } from "./soak";

let folder: string;
let db: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lacuna-map-"));
  db = await createTestDatabase();
  const { logs, map } = await writeCrashLogs(folder, chooseCount(4000, 500));
  await runLacuna(importArgs([logs], map), { DATABASE_URL: db.url });
});
afterAll(async () => {
  await db.drop();
  await rm(folder, { recursive: true });
});

/** Words that apply a map whose text nothing has seen. */
async function writeMap(number: number): Promise<string[]> {
  const path = join(folder, `map-${number}.yaml`);
  await writeFile(path, `${OTHER_MAP}# ${number}\n`);
  return ["map", "apply", path, "--project", "p"];
}

/** Everything but which version of the map it is. */
async function dumpClassification(): Promise<string[]> {
  return (await dumpDatabase(db)).filter((line) => !/^(project|map_version) /.test(line));
}

test("a map that is applied, killed and applied again classifies as one application", async () => {
  const points = chooseCount(20, 2);
  const random = createSoakRandom("killed map apply");
  const startedMs = performance.now();
  expect((await runLacuna(await writeMap(0), { DATABASE_URL: db.url })).code).toBe(0);
  let durationMs = performance.now() - startedMs;
  const clean = await dumpClassification();
  for (let point = 1; point <= points; ) {
    const args = await writeMap(point);
    // Back to another classification first, so that there is work to cut short.
    await runLacuna(["map", "apply", join(folder, "map.yaml"), "--project", "p"], { DATABASE_URL: db.url });
    const before = await db.prisma.mapVersion.count();
    const afterMs = ((point - random.next()) / points) * durationMs;
    const tookMs = await killAfter(args, { DATABASE_URL: db.url }, afterMs);
    if (tookMs !== null) {
      // No kill: the machine has become less busy since the duration was measured.
      durationMs = tookMs;
      continue;
    }
    await expectTrue(db);
    expect(await runLacuna(args, { DATABASE_URL: db.url })).toMatchObject({ code: 0, stderr: "" });
    expect(await db.prisma.mapVersion.count()).toBe(before + 1);
    expect(listDumpDifferences(clean, await dumpClassification())).toEqual([]);
    report(
      `map apply ${point}/${points} killed after ${Math.round(afterMs)} of ${Math.round(durationMs)} ms`,
    );
    point++;
  }
  await expectTrue(db);
});
