import { randomBytes } from "node:crypto";
import { chmod, chown, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { prepareBinaries } from "./binaries";
import { makePrivateDirectory, type Places } from "./places";
import { runProgram } from "./run-program";
import { findFullDisk, getLogSize, readLog } from "./server-log";
import { formatSettings, type Listener } from "./settings";

const startTimeoutSeconds = 300;
const stopTimeoutSeconds = 60;
/** Faults that pass by themselves: processes of a killed server that are still going, a port just taken. */
const passingFault = /is still in use|could not create any TCP\/IP sockets/;
const startAttempts = 5;

/** Starts the server, which outlives this process; creates its data first where there are none. */
export async function startServer(places: Places): Promise<void> {
  const binaries = await prepareBinaries(places);
  if (places.movedFrom) {
    process.stderr.write(
      `The database is in ${places.directory}: PostgreSQL refuses to run as root, and the account it runs as cannot enter ${places.movedFrom}.\n`,
    );
  }
  await createData(places, binaries.initdb);
  await requireSameMajor(places, binaries.version);
  for (let attempt = 1; ; attempt++) {
    await writeOwned(
      places,
      join(places.dataDirectory, "postgresql.conf"),
      formatSettings(await listen(places)),
    );
    const logStart = await getLogSize(places);
    const code = await runProgram(
      binaries.pgCtl,
      ["start", "--silent", "--wait", `--timeout=${startTimeoutSeconds}`, `--pgdata=${places.dataDirectory}`],
      places,
    );
    if (code === 0) return;
    const report = await readLog(places, logStart);
    if (attempt >= startAttempts || !passingFault.test(report))
      throw await failure(places, "did not start", report);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Stops the server once its transactions are rolled back and its data are on disk. */
export async function stopServer(places: Places): Promise<void> {
  const binaries = await prepareBinaries(places);
  const logStart = await getLogSize(places);
  const code = await runProgram(
    binaries.pgCtl,
    [
      "stop",
      "--silent",
      "--wait",
      "--mode=fast",
      `--timeout=${stopTimeoutSeconds}`,
      `--pgdata=${places.dataDirectory}`,
    ],
    places,
  );
  if (code !== 0) throw await failure(places, "did not stop", await readLog(places, logStart));
  // What another process has put there since stays.
  if (places.socketDirectory) await rmdir(places.socketDirectory).catch(() => {});
}

async function createData(places: Places, initdb: string): Promise<void> {
  if (await isFile(join(places.dataDirectory, "PG_VERSION"))) return;
  await writeOwned(places, places.passwordFile, `${randomBytes(24).toString("base64url")}\n`);
  // Renamed when complete, so that data cut short are never taken for a database.
  const partial = `${places.dataDirectory}.partial`;
  await rm(partial, { recursive: true, force: true });
  await makeOwnedDirectory(places, partial);
  const logStart = await getLogSize(places);
  const code = await runProgram(
    initdb,
    [
      `--pgdata=${partial}`,
      "--username=lacuna",
      `--pwfile=${places.passwordFile}`,
      // Only the owner of the private directory reaches the socket; a port is open to every local user.
      "--auth-local=trust",
      "--auth-host=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-instructions",
    ],
    places,
  );
  if (code !== 0) throw await failure(places, "could not be created", await readLog(places, logStart));
  await rename(partial, places.dataDirectory);
}

async function requireSameMajor(places: Places, version: string): Promise<void> {
  const stored = (await readFile(join(places.dataDirectory, "PG_VERSION"), "utf8")).trim();
  const major = version.split(".")[0];
  if (stored === major) return;
  throw new DatabaseUnavailableError(
    `The database in ${places.dataDirectory} was made by PostgreSQL ${stored}, and Lacuna now brings PostgreSQL ${major}. Dump it with the version that made it, or set LACUNA_HOME to another directory to start afresh.`,
  );
}

async function listen(places: Places): Promise<Listener> {
  if (places.socketDirectory === undefined) return { port: await findPort(places) };
  await makeOwnedDirectory(places, places.socketDirectory);
  // Left by a killed server, these would be taken for those of any living process of the same number.
  for (const name of [".s.PGSQL.5432", ".s.PGSQL.5432.lock"]) {
    await rm(join(/* turbopackIgnore: true */ places.socketDirectory, name), { force: true });
  }
  return { socketDirectory: places.socketDirectory };
}

/** The port of the last start where it is free still: whoever was connected then finds the server again. */
async function findPort(places: Places): Promise<number> {
  const settings = await readFile(join(places.dataDirectory, "postgresql.conf"), "utf8").catch(() => "");
  const last = Number(/^port = (\d+)$/m.exec(settings)?.[1] ?? 0);
  return probePort(last).catch(() => probePort(0));
}

/** Takes a port for a moment, any free one for 0, and returns its number. */
function probePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function makeOwnedDirectory(places: Places, directory: string): Promise<void> {
  await makePrivateDirectory(directory, 0o700, places.account);
  if (places.account) await chown(directory, places.account.uid, places.account.gid);
}

async function writeOwned(places: Places, file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (process.platform !== "win32") await chmod(file, 0o600);
  if (places.account) await chown(file, places.account.uid, places.account.gid);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

async function failure(places: Places, what: string, report: string): Promise<DatabaseUnavailableError> {
  const fullDisk = await findFullDisk(places, report);
  if (fullDisk !== null) {
    return new DatabaseUnavailableError(
      `The embedded PostgreSQL in ${places.directory} ${what}. ${fullDisk}`,
    );
  }
  const lastLines = report.split("\n").slice(-8).join("\n");
  return new DatabaseUnavailableError(
    `The embedded PostgreSQL in ${places.directory} ${what}. Its log (${places.logFile}) ends with:\n${lastLines}\nMend that, set LACUNA_HOME to another directory, or set DATABASE_URL to a PostgreSQL server of your own.`,
  );
}
