import { createHash } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DatabaseUnavailableError } from "./database-unavailable-error";
import { applyMigrations } from "./migrate";
import { listMigrations } from "./migrations-folder";
import { type BareTestDatabase, createBareTestDatabase } from "./test-database";

let database: BareTestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createBareTestDatabase();
  ({ client } = database);
});
afterAll(() => database.drop());
beforeEach(() => database.clear());

describe("applyMigrations", () => {
  it("applies all to an empty database, and nothing the second time", async () => {
    const names = (await listMigrations()).map(({ name }) => name);
    expect(await applyMigrations(client, database.url)).toEqual(names);
    expect(await applyMigrations(client, database.url)).toEqual([]);
  });

  it("leaves the records that Prisma's own command reads", async () => {
    await applyMigrations(client, database.url);
    const { rows } = await client.query(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at, applied_steps_count
       FROM _prisma_migrations ORDER BY migration_name`,
    );
    const expected = (await listMigrations()).map(({ name, sql }) => ({
      migration_name: name,
      checksum: createHash("sha256").update(sql).digest("hex"),
      finished: true,
      rolled_back_at: null,
      applied_steps_count: 1,
    }));
    expect(rows).toEqual(expected);
  });

  it("lets one of several callers do the work", async () => {
    const others = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const other = new Client({ connectionString: database.url });
        await other.connect();
        return other;
      }),
    );
    const applied = await Promise.all(others.map((other) => applyMigrations(other, database.url)));
    await Promise.all(others.map((other) => other.end()));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it("refuses a database with a migration of a newer version", async () => {
    await applyMigrations(client, database.url);
    await client.query("UPDATE _prisma_migrations SET migration_name = '20991231000000_later'");
    await expect(applyMigrations(client, database.url)).rejects.toThrow(DatabaseUnavailableError);
    await expect(applyMigrations(client, database.url)).rejects.toThrow(
      /20991231000000_later.*Update Lacuna/,
    );
  });

  it("refuses a database whose migration has been edited since", async () => {
    await applyMigrations(client, database.url);
    await client.query("UPDATE _prisma_migrations SET checksum = repeat('0', 64)");
    await expect(applyMigrations(client, database.url)).rejects.toThrow(/was changed after/);
  });
});
