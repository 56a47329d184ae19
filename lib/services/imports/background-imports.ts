import type { Pool, PoolClient } from "pg";
import { unlockImport } from "@/lib/db/advisory-locks";
import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";

/** Imports that one process reads at a time; more would only slow each other down. */
const MOST_AT_ONCE = 2;

/**
 * The imports that this process reads beside its requests. One connection, the keeper, marks all of
 * them as alive, also those that wait for their turn.
 */
type Background = {
  keeper: PoolClient | null;
  /** The keeper does one thing at a time. */
  keeping: Promise<unknown>;
  imports: number;
  reading: number;
  waiting: (() => void)[];
};

/** Shared by the server's bundles, each of which may load this module for itself. */
const store = globalThis as typeof globalThis & { lacunaImports?: WeakMap<Pool, Background> };

function getBackground(pool: Pool): Background {
  store.lacunaImports ??= new WeakMap();
  const known = store.lacunaImports.get(pool);
  if (known) return known;
  const created = { keeper: null, keeping: Promise.resolve(), imports: 0, reading: 0, waiting: [] };
  store.lacunaImports.set(pool, created);
  return created;
}

function withKeeper<T>(pool: Pool, background: Background, use: (client: PoolClient) => Promise<T>) {
  const used = background.keeping.then(async () => {
    background.keeper ??= await openKeeper(pool, background);
    return use(background.keeper);
  });
  background.keeping = used.catch(() => undefined);
  return used;
}

async function openKeeper(pool: Pool, background: Background): Promise<PoolClient> {
  const client = await pool.connect();
  // A lost keeper takes its marks with it; an import whose turn comes marks itself again.
  client.once("end", () => {
    if (background.keeper !== client) return;
    background.keeper = null;
    client.release(true);
  });
  return client;
}

async function takeTurn(background: Background): Promise<void> {
  if (background.reading < MOST_AT_ONCE) background.reading++;
  else await new Promise<void>((resolve) => background.waiting.push(resolve));
}

function giveTurn(background: Background): void {
  const next = background.waiting.shift();
  if (next) next();
  else background.reading--;
}

export type BackgroundImport<T> = {
  import: number;
  /** How it ended. Whoever does not wait for it need not: the import's row tells. */
  ended: Promise<T>;
};

/**
 * Begins an import and reads it in the background once its turn has come. `begin` marks it as alive on
 * the connection it is given, and returns its number.
 */
export async function startInBackground<T>(
  { pool }: Database,
  begin: (client: PoolClient) => Promise<Result<number>>,
  read: (importId: number) => Promise<T>,
): Promise<Result<BackgroundImport<T>>> {
  const background = getBackground(pool);
  background.imports++;
  const begun = await withKeeper(pool, background, begin).catch(async (error: unknown) => {
    await leave(pool, background);
    throw error;
  });
  if (!begun.ok) {
    await leave(pool, background);
    return begun;
  }
  const importId = begun.value;
  const work = async () => {
    await takeTurn(background);
    try {
      return await read(importId);
    } finally {
      giveTurn(background);
      await leave(pool, background, importId);
    }
  };
  const ended = work();
  ended.catch(() => undefined);
  return success({ import: importId, ended });
}

/** Takes the mark off an import that has ended; the last one gives the keeper back. */
async function leave(pool: Pool, background: Background, importId?: number): Promise<void> {
  background.imports--;
  const isLast = background.imports === 0;
  if (isLast && background.keeper === null) return;
  await withKeeper(pool, background, async (client) => {
    if (importId !== undefined) await unlockImport(client, importId);
    if (background.imports > 0) return;
    background.keeper = null;
    client.release();
  }).catch(() => undefined);
}
