import type { Pool, PoolClient } from "pg";

async function inTransaction<T>(
  client: PoolClient,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  await client.query(begin);
  try {
    const value = await work(client);
    await client.query("COMMIT");
    return value;
  } catch (error) {
    // A broken connection cannot roll back; the first error is the one that tells why.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const value = await work(client);
    client.release();
    return value;
  } catch (error) {
    // A client is closed after any error: its state (an open COPY, a cursor) may be unknown.
    client.release(true);
    throw error;
  }
}

/** Runs `work` in one read-write transaction on a connection that the caller holds. */
export function withClientTransaction<T>(client: PoolClient, work: (client: PoolClient) => Promise<T>) {
  return inTransaction(client, "BEGIN", work);
}

/** Runs `work` in one read-write transaction; each statement sees what was committed before it. */
export function withTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return withClient(pool, (client) => inTransaction(client, "BEGIN", work));
}

const BEGIN_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** Runs `work` on one unchanging view of the database. */
export function withSnapshot<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return withClient(pool, (client) => inTransaction(client, BEGIN_SNAPSHOT, work));
}

/** One unchanging view of the database for a generator to read from; it must be closed. */
export async function openSnapshot(pool: Pool): Promise<{ client: PoolClient; close(): Promise<void> }> {
  const client = await pool.connect();
  await client.query(BEGIN_SNAPSHOT);
  return {
    client,
    async close() {
      const isOver = await client.query("ROLLBACK").then(
        () => true,
        () => false,
      );
      client.release(!isOver);
    },
  };
}
