import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { type Places, preparePlaces } from "./places";
import { type PostmasterFile, parsePostmasterFile } from "./postmaster-file";
import { getProcessState } from "./process-state";
import { startServer, stopServer } from "./server";
import { findFullDisk, getLogSize, readLog } from "./server-log";
import { formatServerUrl } from "./server-url";
import { withStartStopLock } from "./start-stop-lock";

/** This process's share in the embedded server, which runs as long as anybody holds one. */
export type Membership = {
  url: string;
  /** Resolves when the share is gone: given up, or lost with the server. */
  ended: Promise<void>;
  /** Why the server refused its work or went, where its log tells of a full disk since the share was taken. */
  explainFault(): Promise<string | null>;
  /** Gives the share up; the last one out stops the server. */
  leave(): Promise<void>;
};

const databaseName = "lacuna";
/** Number of the advisory lock that stands for the server: shared by members, exclusive to stop it. */
const serverLock = 5_241_862;
const connectTimeoutMs = 10_000;
const answerTimeoutMs = 120_000;
const recoveryTimeoutMs = 10_000;

/** Joins the server of this home, and starts it first where it is not running. */
export async function joinEmbeddedServer(home: string): Promise<Membership> {
  const places = await preparePlaces(home);
  const joined = await tryJoin(places);
  if (typeof joined === "object") return joined;
  return withStartStopLock(places.directory, () => joinOrStart(places));
}

async function joinOrStart(places: Places): Promise<Membership> {
  const deadline = Date.now() + answerTimeoutMs;
  do {
    const joined = await tryJoin(places);
    if (typeof joined === "object") return joined;
    if (joined === "absent") {
      await removeStaleFile(places);
      await startServer(places);
    } else if (joined === "empty") {
      await createDatabase(places);
    } else {
      await sleep(100);
    }
  } while (Date.now() < deadline);
  throw new DatabaseUnavailableError(
    `The embedded PostgreSQL in ${places.directory} does not answer. See its log, ${places.logFile}.`,
  );
}

/** `absent`: no server runs. `empty`: it has no database yet. `busy`: it is starting or stopping. */
type Absence = "absent" | "empty" | "busy";

async function tryJoin(places: Places): Promise<Membership | Absence> {
  const share = await tryShare(places);
  if (typeof share === "string") return share;
  const { url, client } = share;
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  setKeepsProcessAlive(client, false);
  const logStart = await getLogSize(places);
  let leaving: Promise<void> | undefined;
  return {
    url,
    ended,
    explainFault: async () => findFullDisk(places, await readLog(places, logStart)),
    leave: () => {
      leaving ??= leave(places, client);
      return leaving;
    },
  };
}

/** A connection that holds a share in the server. */
async function tryShare(places: Places): Promise<{ url: string; client: Client } | Absence> {
  const file = await readPostmasterFile(places);
  if (!file) return "absent";
  const url = await formatServerUrl(places, file, databaseName);
  const client = new Client({
    connectionString: url,
    application_name: "lacuna share",
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  });
  // Without a listener a lost connection would end the process; its end tells of it.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("SELECT pg_try_advisory_lock_shared($1) AS shared", [serverLock]);
    if (rows[0].shared) return { url, client };
    await client.end();
    return "busy";
  } catch (error) {
    await client.end().catch(() => {});
    return settleRefusal(places, file, error as Error & { code?: string });
  }
}

async function settleRefusal(
  places: Places,
  file: PostmasterFile,
  error: Error & { code?: string },
): Promise<Absence> {
  if (error.code === "3D000") return "empty";
  if (error.code === "53300") {
    throw new DatabaseUnavailableError(
      `The embedded PostgreSQL in ${places.directory} has no connection left. Close other Lacuna processes and try again.`,
      { cause: error },
    );
  }
  const state = await getProcessState(file.processId, places.dataDirectory);
  return state === "server" ? "busy" : "absent";
}

/** PostgreSQL takes any living process of that number for its own, and would not start. */
async function removeStaleFile(places: Places): Promise<void> {
  const file = await readPostmasterFile(places);
  const state = file ? await getProcessState(file.processId, places.dataDirectory) : "other";
  if (state === "other") await rm(postmasterPath(places), { force: true });
}

async function readPostmasterFile(places: Places): Promise<PostmasterFile | null> {
  const text = await readFile(postmasterPath(places), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return parsePostmasterFile(text);
}

function postmasterPath(places: Places): string {
  return join(places.dataDirectory, "postmaster.pid");
}

async function createDatabase(places: Places): Promise<void> {
  const file = await readPostmasterFile(places);
  if (!file) return;
  const client = new Client({ connectionString: await formatServerUrl(places, file, "postgres") });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

async function leave(places: Places, client: Client): Promise<void> {
  setKeepsProcessAlive(client, true);
  await withStartStopLock(places.directory, async () => {
    const isLast = await isLastMember(client);
    if (isLast) await stopServer(places);
    else if (isLast === null) await stopAfterCrash(places);
  });
  await client.end().catch(() => {});
}

/** Whether nobody else holds a share; null where this one was lost with its connection. */
async function isLastMember(client: Client): Promise<boolean | null> {
  try {
    await client.query("SELECT pg_advisory_unlock_shared($1)", [serverLock]);
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS last", [serverLock]);
    return rows[0].last;
  } catch {
    return null;
  }
}

/** A server that crashes drops every share and may start itself again: then nobody else would stop it. */
async function stopAfterCrash(places: Places): Promise<void> {
  const deadline = Date.now() + recoveryTimeoutMs;
  do {
    const share = await tryShare(places);
    if (typeof share === "object") {
      if (await isLastMember(share.client)) await stopServer(places);
      return share.client.end().catch(() => {});
    }
    if (share !== "busy") return;
    await sleep(100);
  } while (Date.now() < deadline);
}

/** The share alone must not keep a command from ending; its methods for that are missing in pg's types. */
function setKeepsProcessAlive(client: Client, keeps: boolean): void {
  const socket = client as Client & { ref(): void; unref(): void };
  if (keeps) socket.ref();
  else socket.unref();
}
