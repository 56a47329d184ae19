import type { QueryConfig } from "pg";
import { joinEmbeddedServer, type Membership } from "@/lib/db/embedded/membership";
import { getEnvironment } from "@/lib/env";
import { connect, type Database } from "./connect";
import { describeDatabaseFault } from "./database-fault";
import { DatabaseUnavailableError } from "./database-unavailable-error";
import { prepareDatabase } from "./prepare-database";

export type { Database };

type OpenedDatabase = Database & {
  /** Resolves when the embedded server is gone; never, where the server is somebody else's. */
  lost: Promise<void>;
  close(): Promise<void>;
};

const answerTimeoutMs = 5000;

/** One per process, also where a development server loads this module again. */
const store = globalThis as typeof globalThis & {
  lacunaDatabase?: Promise<OpenedDatabase>;
  /** The embedded server joined last, which is asked why it went. */
  lacunaServer?: Membership;
};

/**
 * The process's database: `DATABASE_URL` if it is set, else the embedded server, which is started if
 * needed. Migrations are applied. One lost since the last call is opened again.
 * Throws DatabaseUnavailableError.
 */
export function openDatabase(): Promise<Database> {
  if (store.lacunaDatabase) return store.lacunaDatabase;
  const opening: Promise<OpenedDatabase> = open(() => forget(opening));
  opening.catch(() => forget(opening));
  store.lacunaDatabase = opening;
  return opening;
}

/**
 * The process's database, once it has answered: for those who would rather hear at once that it is
 * away than in the middle of their work. Throws DatabaseUnavailableError.
 */
export async function openAnsweringDatabase(): Promise<Database> {
  const database = await openDatabase();
  try {
    const ping: QueryConfig & { query_timeout: number } = {
      text: "SELECT 1",
      query_timeout: answerTimeoutMs,
    };
    await database.pool.query(ping);
    return database;
  } catch (error) {
    const fault = describeDatabaseFault(error);
    if (fault === null) throw error;
    throw new DatabaseUnavailableError(fault, { cause: error });
  }
}

/** Resolves when the embedded server that the process's database is on has gone, for whatever reason. */
export async function waitForDatabaseLoss(): Promise<void> {
  await (await store.lacunaDatabase)?.lost;
}

/** Closes the process's database, if it is open; the last process out stops the embedded server. */
export async function closeDatabase(): Promise<void> {
  const opening = store.lacunaDatabase;
  // A server whose crash lost the database may have started itself again, and nobody else would stop it.
  if (!opening) return store.lacunaServer?.leave();
  forget(opening);
  const opened = await opening.catch(() => undefined);
  await opened?.close();
}

/**
 * What is wrong with the process's database, for people, where an error tells of that rather than of
 * what was asked of it; null for every other error.
 */
export async function explainDatabaseFault(error: unknown): Promise<string | null> {
  if (error instanceof DatabaseUnavailableError) return error.message;
  const fault = describeDatabaseFault(error);
  return fault && ((await store.lacunaServer?.explainFault()) ?? fault);
}

function forget(opening: Promise<OpenedDatabase>): void {
  if (store.lacunaDatabase === opening) store.lacunaDatabase = undefined;
}

async function open(onLost: () => void): Promise<OpenedDatabase> {
  const { databaseUrl, lacunaHome } = getEnvironment();
  if (databaseUrl !== undefined) {
    await prepareDatabase(databaseUrl);
    return { ...connect(databaseUrl), lost: new Promise(() => undefined) };
  }
  const membership = await joinEmbeddedServer(lacunaHome);
  store.lacunaServer = membership;
  void membership.ended.then(onLost);
  try {
    await prepareDatabase(membership.url);
  } catch (error) {
    await membership.leave();
    throw error;
  }
  const database = connect(membership.url);
  return {
    ...database,
    lost: membership.ended,
    async close() {
      await database.close();
      await membership.leave();
    },
  };
}
