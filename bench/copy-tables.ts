import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Pool } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** What the rows below belong to: small, and there before them. */
const OWNERS = ["project", "map_version", "campaign", "import"];
/** The tables an import fills, each after those it refers to. */
const FILLED = ["value_set", "run", "observation", "cube_cell"];

const getFile = (directory: string, table: string) => join(directory, `${table}.copy`);

/** Writes the rows that an import left into files, as COPY reads them. */
export async function dumpTables(pool: Pool, directory: string): Promise<void> {
  const client = await pool.connect();
  try {
    for (const table of [...OWNERS, ...FILLED]) {
      const rows = client.query(copyTo(`COPY ${table} TO STDOUT`));
      await pipeline(rows, createWriteStream(getFile(directory, table)));
    }
  } finally {
    client.release();
  }
}

async function loadTables(pool: Pool, directory: string, tables: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const table of tables) {
      await pipeline(
        createReadStream(getFile(directory, table), { highWaterMark: 2 ** 18 }),
        client.query(copyFrom(`COPY ${table} FROM STDIN`)),
      );
    }
  } finally {
    client.release();
  }
}

/** Loads what the dumped rows belong to. */
export async function loadOwners(pool: Pool, directory: string): Promise<void> {
  // A project names its current map version, which names its project.
  await pool.query("ALTER TABLE project DROP CONSTRAINT project_current_map_version_id_fkey");
  await loadTables(pool, directory, OWNERS);
}

/** Loads the dumped rows, a table after the other: what COPY alone takes for what an import does. */
export function loadFilled(pool: Pool, directory: string): Promise<void> {
  return loadTables(pool, directory, FILLED);
}
