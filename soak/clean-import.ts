import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { writeCrashLogs } from "./crash-logs";
import { dumpDatabase } from "./dump-database";
import { importArgs, runLacuna } from "./lacuna";

/** An import that nothing disturbed. `folder` holds its logs; `args` import the same again. */
export type CleanImport = {
  folder: string;
  args: string[];
  code: number | null;
  durationMs: number;
  dump: string[];
  runCount: number;
};

/** Lends a database that goes even where the work fails: a soak of many rounds would pile them up. */
export async function withTestDatabase<T>(work: (db: TestDatabase) => Promise<T>): Promise<T> {
  const db = await createTestDatabase();
  try {
    return await work(db);
  } finally {
    await db.drop();
  }
}

/** What disturbed imports of the same logs are held against. `size` runs to a file of the logs. */
export async function makeCleanImport(size: number): Promise<CleanImport> {
  const folder = await mkdtemp(join(tmpdir(), "lacuna-soak-"));
  const { logs, map } = await writeCrashLogs(folder, size);
  const args = importArgs([logs], map);
  return withTestDatabase(async (db) => {
    const startedMs = performance.now();
    const { code, stderr } = await runLacuna(args, { DATABASE_URL: db.url });
    const durationMs = performance.now() - startedMs;
    expect(stderr).toBe("");
    const runCount = await db.prisma.run.count();
    return { folder, args, code, durationMs, dump: await dumpDatabase(db), runCount };
  });
}
