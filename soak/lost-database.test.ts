import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { beforeAll, expect, test } from "vitest";
import { type CleanImport, makeCleanImport } from "./clean-import";
import { expectSame } from "./expect-same";
import {
  getServerProcess,
  killServer,
  listServerProcesses,
  stopServerImmediately,
  withHome,
  withOpenHome,
} from "./home";
import { type Finished, runLacuna, startLacuna } from "./lacuna";
import { chooseCount, createSoakRandom, report } from "./soak";

let clean: CleanImport;
beforeAll(async () => {
  clean = await makeCleanImport(chooseCount(1500, 500));
  return () => rm(clean.folder, { recursive: true });
});

type Loss = {
  /** Done on an open connection, so that no import ends while one is made. */
  atOnce?: (pool: Pool) => Promise<unknown>;
  fromOutside?: (home: string) => Promise<void>;
};

/** The ways a server goes. */
const LOSSES: Record<string, Loss> = {
  "all its processes killed": { fromOutside: killServer },
  "stopped at once": { fromOutside: stopServerImmediately },
  "the connections of the importer ended": {
    atOnce: (pool) =>
      pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'lacuna' AND pid <> pg_backend_pid()`,
      ),
  },
};

/** Takes the server away once the importer has stored something, and not yet all. */
async function loseServer(home: string, loss: Loss, isRunning: () => boolean, least: number): Promise<void> {
  await withOpenHome(home, async ({ pool }) => {
    while (isRunning()) {
      const { rows } = await pool.query<{ n: number }>("SELECT count(*) AS n FROM run");
      if (rows[0]!.n >= least) break;
      await sleep(20);
    }
    await loss.atOnce?.(pool);
  });
  await loss.fromOutside?.(home);
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
    await withHome(async (home, environment) => {
      await withOpenHome(home, async () => {});
      const importer = startLacuna(clean.args, environment);
      // After the first batch and well before the last.
      const least = random.between(1, Math.floor(clean.runCount * 0.6));
      await loseServer(home, LOSSES[how]!, importer.isRunning, least);
      report(`${how}: ${expectCleanEnd(await importer.finished)}`);
      await expect.poll(() => listServerProcesses(home), { timeout: 20_000 }).toEqual([]);
      const again = await runLacuna(clean.args, environment);
      expect(again).toMatchObject({ code: 1, stderr: "" });
      await withOpenHome(home, (db) => expectSame(db, clean.dump));
      expect(await getServerProcess(home)).toBeNull();
    });
  }
});
