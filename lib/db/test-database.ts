import { createHash, randomBytes } from "node:crypto";
import { Client } from "pg";
import { connect, type Database } from "./connect";
import { listMigrations } from "./migrations-folder";
import { prepareDatabase } from "./prepare-database";
import { joinTestServer } from "./test-server";

export type TestDatabase = Database & {
  /** Closes the connections and removes the database. */
  drop(): Promise<void>;
};

/** Number of the advisory lock held while the template is made and copied. */
const templateLock = 5_241_864;
const leftoverAgeMs = 60 * 60 * 1000;

/** A fresh database with all migrations, for one test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: serverUrl, leave } = await joinTestServer();
  const name = `lacuna_test_${Date.now()}_${randomBytes(4).toString("hex")}`;
  await onServer(serverUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [templateLock]);
    await dropLeftovers(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${await prepareTemplate(client, serverUrl)}`);
  });
  const database = connect(withDatabase(serverUrl, name));
  return {
    ...database,
    async drop() {
      await database.close();
      await onServer(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
      await leave();
    },
  };
}

/** A fresh database by a client of its own, for tests of migrations. */
export type BareTestDatabase = {
  url: string;
  client: Client;
  /** Takes all tables away, as before the first migration. */
  clear(): Promise<unknown>;
  drop(): Promise<void>;
};

export async function createBareTestDatabase(): Promise<BareTestDatabase> {
  const { url, drop } = await createTestDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    url,
    client,
    clear: () => client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"),
    async drop() {
      await client.end();
      await drop();
    },
  };
}

/** Copying a database is faster than migrating one. Its name says which migrations it has. */
async function prepareTemplate(client: Client, serverUrl: string): Promise<string> {
  const checksums = (await listMigrations()).map(({ name, checksum }) => `${name} ${checksum}`).join("\n");
  const name = `lacuna_template_${createHash("sha256").update(checksums).digest("hex").slice(0, 16)}`;
  const { rows } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (rows.length > 0) return name;
  // Renamed when complete, so that a template cut short is never copied.
  const partial = `${name}_partial`;
  await client.query(`DROP DATABASE IF EXISTS ${partial} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${partial}`);
  await prepareDatabase(withDatabase(serverUrl, partial));
  await client.query(`ALTER DATABASE ${partial} RENAME TO ${name}`);
  return name;
}

/** Removes what killed test runs left behind. */
async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database
     WHERE split_part(datname, '_', 3)::text ~ '^[0-9]{13}$' AND datname LIKE 'lacuna\\_test\\_%'
       AND split_part(datname, '_', 3) < $1`,
    [String(Date.now() - leftoverAgeMs)],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function onServer<T>(url: string, action: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
