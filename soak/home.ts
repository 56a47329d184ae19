import { chmod, mkdtemp, readdir, readFile, readlink, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, type Database, openDatabase } from "@/lib/db/database";
import { parsePostmasterFile } from "@/lib/db/embedded/postmaster-file";

/** An empty home for an embedded server of a test's own. */
export async function createHome(parent = tmpdir()): Promise<string> {
  const home = await mkdtemp(join(parent, "lacuna-home-"));
  // Open to the account that the server runs as where the tests run as root.
  await chmod(home, 0o711);
  return home;
}

/** Points a command at a home's own server, wherever the tests themselves have their database. */
export function homeEnvironment(home: string): Record<string, string> {
  return { LACUNA_HOME: home, DATABASE_URL: "" };
}

/** Lends a home, with the environment that leads to it. No server outlives it, even where the work fails. */
export async function withHome<T>(
  work: (home: string, environment: Record<string, string>) => Promise<T>,
): Promise<T> {
  const home = await createHome();
  try {
    return await work(home, homeEnvironment(home));
  } finally {
    await removeHome(home);
  }
}

/** Numbers of the processes that work in the home's data directory: all of PostgreSQL's do. */
export async function listServerProcesses(home: string): Promise<number[]> {
  const data = join(await realpath(home), "postgres", "data");
  const entries = await readdir("/proc");
  const found = await Promise.all(
    entries
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) =>
        (await readlink(`/proc/${name}/cwd`).catch(() => "")) === data ? [Number(name)] : [],
      ),
  );
  return found.flat();
}

/** The server's main process, or null where none runs. */
export async function getServerProcess(home: string): Promise<number | null> {
  const text = await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8").catch(() => "");
  return parsePostmasterFile(text)?.processId ?? null;
}

/** Kills the server and all its children at once, as a loss of power would. */
export async function killServer(home: string): Promise<void> {
  const main = await getServerProcess(home);
  // The main process first: it would start others in the place of its children.
  for (const id of [...(main === null ? [] : [main]), ...(await listServerProcesses(home))])
    kill(id, "SIGKILL");
}

/** What `pg_ctl stop -m immediate` does: every connection is told, and nothing is put in order. */
export async function stopServerImmediately(home: string): Promise<void> {
  const main = await getServerProcess(home);
  if (main !== null) kill(main, "SIGQUIT");
}

function kill(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Removes a home, with the server that a killed process may have left in it. */
export async function removeHome(home: string): Promise<void> {
  await killServer(home);
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

export async function readServerLog(home: string): Promise<string> {
  return readFile(join(home, "postgres", "server.log"), "utf8").catch(() => "");
}

/** Opens a home's database in this process, and leaves it again. */
export async function withOpenHome<T>(home: string, work: (db: Database) => Promise<T>): Promise<T> {
  const { DATABASE_URL = "", LACUNA_HOME = "" } = process.env;
  Object.assign(process.env, homeEnvironment(home));
  try {
    return await work(await openDatabase());
  } finally {
    await closeDatabase();
    Object.assign(process.env, { DATABASE_URL, LACUNA_HOME });
  }
}
