import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/test-database";
import { writeCrashLogs } from "./crash-logs";
import { dumpDatabase } from "./dump-database";
import { expectSame } from "./expect-same";
import { createHome, getServerProcess, killServer, listServerProcesses, removeHome, stopServerImmediately } from "./home";
import { type Finished, importArgs, runLacuna, startLacuna } from "./lacuna";
import { chooseCount, createSoakRandom, report } from "./soak";

const SIZE = chooseCount(1500, 800);

let folder: string;
let args: string[];
let clean: string[];
let runCount: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lacuna-lost-"));
  const { logs, map } = await writeCrashLogs(folder, SIZE);
  args = importArgs([logs], map);
  const db = await createTestDatabase();
  await runLacuna(args, { DATABASE_URL: db.url });
  clean = await dumpDatabase(db);
  runCount = await db.prisma.run.count();
  await db.drop();
});
afterAll(() => rm(folder, { recursive: true }));

async function withOpen<T>(home: string, work: (db: Database) => Promise<T>): Promise<T> {
  process.env.LACUNA_HOME = home;
  const databaseUrl = process.env.DATABASE_URL;
  delete process.env.DATABASE_URL;
  try {
    return await work(await openDatabase());
  } finally {
    await closeDatabase();
    if (databaseUrl !== undefined) process.env.DATABASE_URL = databaseUrl;
  }
}
