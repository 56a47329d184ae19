import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureBuild } from "@/lib/cli/serve/build-application";
import { shuffle } from "@/lib/demo/random";
import { repositoryRoot } from "@/lib/repository-root";
import { writeCrashLogs } from "./crash-logs";
import { dumpDatabase } from "./dump-database";
import { expectSame } from "./expect-same";
import { getServerProcess, listServerProcesses, readServerLog, withHome, withOpenHome } from "./home";
import { type Command, importArgs, runLacuna, startLacuna } from "./lacuna";
import { chooseCount, createSoakRandom, report } from "./soak";

const PORTS = [3171, 3172];
const SIGNALS = ["SIGINT", "SIGTERM", "SIGKILL"] as const;

/** Who leaves, in which order. */
const ORDERS = [
  ["serve 1", "serve 2", "import"],
  ["import", "serve 2", "serve 1"],
  ["serve 1", "import", "serve 2"],
  ["serve 2", "import", "serve 1"],
  ["serve 2", "serve 1", "import"],
  ["import", "serve 1", "serve 2"],
];

let folder: string;
let args: string[];
let clean: string[];
beforeAll(async () => {
  const root = repositoryRoot();
  expect(await ensureBuild(root, () => report("building"))).toBe(true);
  folder = await mkdtemp(join(tmpdir(), "lacuna-shared-"));
  const { logs, map } = await writeCrashLogs(folder, chooseCount(1500, 300));
  args = importArgs([logs], map);
  clean = await withHome(async (home, environment) => {
    await runLacuna(args, environment);
    return withOpenHome(home, (db) => dumpDatabase(db));
  });
}, 600_000);
afterAll(() => rm(folder, { recursive: true }));

function startServer(port: number, environment: Record<string, string>): Command {
  return startLacuna(["serve", "--port", String(port)], environment);
}

/** Whether the server on this port answers from the database. */
async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/api/v1/projects`).then(
    async (response) =>
      response.ok && Array.isArray(((await response.json()) as { projects: unknown }).projects),
    () => false,
  );
}

async function expectGone(home: string): Promise<void> {
  await expect.poll(() => listServerProcesses(home), { timeout: 10_000 }).toEqual([]);
  expect(await getServerProcess(home)).toBeNull();
}

test("two servers and an import leave one database in any order, by any signal", async () => {
  const random = createSoakRandom("shared server");
  for (const [round, order] of shuffle(ORDERS, random).slice(0, chooseCount(6, 1)).entries()) {
    await withHome(async (home, environment) => {
      // The web server of one that was killed in the round before takes a moment to end.
      for (const port of PORTS) await expect.poll(() => answers(port), { timeout: 10_000 }).toBe(false);
      // All three start at once, in a home that has nothing yet.
      const servers = PORTS.map((port) => startServer(port, environment));
      const importer = startLacuna(args, environment);
      const members: Record<string, Command> = {
        "serve 1": servers[0]!,
        "serve 2": servers[1]!,
        import: importer,
      };
      for (const port of PORTS) await expect.poll(() => answers(port), { timeout: 120_000 }).toBe(true);
      const left: string[] = [];
      for (const name of order) {
        const member = members[name]!;
        if (name === "import") {
          expect(await member.finished).toMatchObject({ code: 1, stderr: "" });
          left.push("import");
        } else {
          // The last one out has to stop the database, which a killed one cannot; the import may be gone already.
          const isLast = servers.every((server) => server === member || !server.isRunning());
          const signal = random.pick(isLast ? SIGNALS.slice(0, 2) : SIGNALS);
          member.process.kill(signal);
          await member.finished;
          left.push(`${name} by ${signal}`);
        }
        for (const [i, server] of servers.entries()) {
          if (server.isRunning())
            expect(await answers(PORTS[i]!), `server ${i + 1} after ${left}`).toBe(true);
        }
      }
      await expectGone(home);
      report(`${round + 1}: ${left.join(", ")}`);
      await withOpenHome(home, (db) => expectSame(db, clean));
      expect(await readServerLog(home)).not.toMatch(
        /deadlock detected|could not serialize|PANIC|FATAL: {2}the database system/,
      );
      await expectGone(home);
    });
  }
});

test("the database that a killed server leaves behind is stopped by the next command", async () => {
  await withHome(async (home, environment) => {
    const server = startServer(PORTS[0]!, environment);
    await expect.poll(() => answers(PORTS[0]!), { timeout: 120_000 }).toBe(true);
    server.process.kill("SIGKILL");
    await server.finished;
    expect(await getServerProcess(home)).not.toBeNull();
    // Its web server goes with it.
    await expect.poll(() => answers(PORTS[0]!), { timeout: 10_000 }).toBe(false);
    expect((await runLacuna(["projects"], environment)).code).toBe(0);
    await expectGone(home);
  });
});
