import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@/lib/repository-root";

export type Migration = {
  /** Folder name, `<yyyymmddhhmmss>_<intent>`. */
  name: string;
  sql: string;
  /** SHA-256 of the file in hexadecimal, which is what Prisma stores. */
  checksum: string;
};

export function migrationsDirectory(): string {
  return join(repositoryRoot(), "prisma", "migrations");
}

/** The migrations of this checkout, oldest first. */
export async function listMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsDirectory(), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map(readMigration));
}

async function readMigration(name: string): Promise<Migration> {
  const sql = await readFile(join(migrationsDirectory(), name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}
