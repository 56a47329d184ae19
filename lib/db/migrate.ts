import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClientBase } from "pg";
import { DatabaseUnavailableError } from "./database-unavailable-error";
import { listMigrations, type Migration, migrationsDirectory } from "./migrations-folder";

/** Number of the advisory lock held while migrations are applied. */
const migrationLock = 5_241_863;

/**
 * Brings the database at `url`, to which `client` is connected, up to this checkout's migrations and
 * returns the names of those it applied. Reads and writes Prisma's own table, so `prisma migrate deploy` may do the same work. Throws
 * DatabaseUnavailableError where the database and the checkout do not belong together.
 */
export async function applyMigrations(client: ClientBase, url: string): Promise<string[]> {
  const migrations = await listMigrations();
  if ((await listPending(client, migrations)).length === 0) return [];
  await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
  try {
    // Another process may have applied them while this one waited.
    if ((await listPending(client, migrations)).length === 0) return [];
    return await applyWithEngine(url, migrations);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [migrationLock]);
  }
}

async function listPending(client: ClientBase, migrations: Migration[]): Promise<Migration[]> {
  const { rows: tables } = await client.query(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exist",
  );
  if (!tables[0].exist) return migrations;
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  for (const { name, checksum } of migrations) {
    const stored = applied.get(name);
    if (stored !== undefined && stored !== checksum) throw edited(name);
  }
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) throw newer(unknown);
  return migrations.filter(({ name }) => !applied.has(name));
}

async function applyWithEngine(url: string, migrations: Migration[]): Promise<string[]> {
  // Loaded here because it is large, and most starts find nothing to apply.
  const { allTables, withSchemaEngine } = await import("./schema-engine");
  const baseDir = migrationsDirectory();
  const lockfile = await readFile(join(baseDir, "migration_lock.toml"), "utf8");
  const migrationsList = {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
  const applied = await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList, filters: allTables }),
  );
  return applied.appliedMigrationNames;
}

function edited(name: string): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `Migration ${name} was changed after this database had applied it. Restore prisma/migrations/${name}/migration.sql, or use an empty database.`,
  );
}

function newer(name: string): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `This database has migration ${name}, which this version of Lacuna does not know. Update Lacuna, or use another database.`,
  );
}
