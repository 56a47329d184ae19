import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrationsDirectory } from "@/lib/db/migrations-folder";
import { createSchemaDiff, readSchema } from "@/lib/db/schema-diff";
import { createTestDatabase } from "@/lib/db/test-database";

/** Writes a migration from what the migrations folder makes to what `schema.prisma` says. */
async function main(intent: string | undefined): Promise<void> {
  if (!intent || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(intent)) {
    console.error(
      "Usage: npm run migration -- <intent>, such as add_snapshots: lower case, words joined by _.",
    );
    process.exitCode = 2;
    return;
  }
  const database = await createTestDatabase();
  try {
    const sql = await createSchemaDiff(database.url, await readSchema());
    if (sql === null) {
      console.log("The migrations make what schema.prisma says; there is nothing to write.");
      return;
    }
    const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const directory = join(migrationsDirectory(), `${time}_${intent}`);
    await mkdir(directory);
    await writeFile(join(directory, "migration.sql"), sql);
    console.log(`Wrote ${join(directory, "migration.sql")}. Read it before you commit it.`);
  } finally {
    await database.drop();
  }
}

await main(process.argv[2]);
