import { describeDatabaseFault } from "@/lib/db/database-fault";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { joinEmbeddedServer, type Membership } from "@/lib/db/embedded/membership";
import { getEnvironment } from "@/lib/env";
import { connect, type Database } from "./connect";
import { prepareDatabase } from "./prepare-database";

export type { Database };

type OpenedDatabase = Database & { close(): Promise<void> };

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

/** Closes the process's database, if it is open; the last process out stops the embedded server. */
export async function closeDatabase(): Promise<void> {
  const opening = store.lacunaDatabase;
  if (!opening) return;
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
    return connect(databaseUrl);
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
    async close() {
      await database.close();
      await membership.leave();
    },
  };
}
