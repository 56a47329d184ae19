import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "@/lib/db/test-database";
import { writeCrashLogs } from "./crash-logs";
import { dumpDatabase } from "./dump-database";
import { expectSame } from "./expect-same";
import {
  createHome,
  getServerProcess,
  killServer,
  listServerProcesses,
  removeHome,
  stopServerImmediately,
  withOpenHome,
} from "./home";
import { type Finished, importArgs, runLacuna, startLacuna } from "./lacuna";
import { chooseCount, createSoakRandom, report } from "./soak";

const SIZE = chooseCount(1500, 500);

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

/** The ways a server goes, each as it is done from outside. */
const LOSSES: Record<string, (home: string) => Promise<void>> = {
  "all its processes killed": killServer,
  "stopped at once": stopServerImmediately,
  "the connections of the importer ended": (home) =>
    withOpenHome(home, async ({ pool }) => {
      await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'lacuna' AND pid <> pg_backend_pid()`,
      );
    }),
};

/** Waits until the importer has stored something, and not yet all. */
async function waitForRuns(home: string, isRunning: () => boolean, least: number): Promise<void> {
  await withOpenHome(home, async ({ pool }) => {
    while (isRunning()) {
      const { rows } = await pool.query<{ n: number }>("SELECT count(*) AS n FROM run");
      if (rows[0]!.n >= least) return;
      await sleep(20);
    }
  });
}

function expectCleanEnd({ code, stderr, stdout }: Finished): string {
  expect(stderr).toBe("");
  expect(code).toBe(3);
  const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
  expect(error.code).toBe("unavailable");
  expect(error.message).toMatch(/^[^\n]+ Import the same again for the rest\.$/);
  return error.message;
}

test.each(Object.keys(LOSSES))("an import whose server is lost (%s) says so and resumes", async (how) => {
  const random = createSoakRandom(how);
  for (let round = 0; round < chooseCount(6, 1); round++) {
    const home = await createHome();
    try {
      await withOpenHome(home, async () => {});
      const environment = { LACUNA_HOME: home, DATABASE_URL: "" };
      const importer = startLacuna(args, environment);
      // After the first batch and well before the last.
      await waitForRuns(home, importer.isRunning, random.between(1, Math.floor(runCount * 0.6)));
      await LOSSES[how]!(home);
      report(`${how}: ${expectCleanEnd(await importer.finished)}`);
      await expect.poll(() => listServerProcesses(home), { timeout: 20_000 }).toEqual([]);
      const again = await runLacuna(args, environment);
      expect(again).toMatchObject({ code: 1, stderr: "" });
      await withOpenHome(home, (db) => expectSame(db, clean));
      expect(await getServerProcess(home)).toBeNull();
    } finally {
      await removeHome(home);
    }
  }
});
