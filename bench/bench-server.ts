import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { connect, type Database } from "@/lib/db/connect";
import { joinEmbeddedServer } from "@/lib/db/embedded/membership";
import { preparePlaces } from "@/lib/db/embedded/places";
import { prepareDatabase } from "@/lib/db/prepare-database";
import { repositoryRoot } from "@/lib/repository-root";

export type BenchDatabase = Database & { close(): Promise<void> };

export type BenchServer = {
  /** Directory for files of the bench, removed with the server. */
  directory: string;
  /** Makes an empty database with all migrations. */
  createDatabase(name: string): Promise<BenchDatabase>;
  dropDatabase(name: string): Promise<void>;
};

/** Runs `work` on an embedded PostgreSQL of its own, with the settings users have; nothing of it stays. */
export async function withBenchServer<T>(work: (server: BenchServer) => Promise<T>): Promise<T> {
  const directory = join(repositoryRoot(), ".lacuna/bench", String(process.pid));
  const places = await preparePlaces(directory);
  const membership = await joinEmbeddedServer(directory);
  const admin = new Client({ connectionString: membership.url });
  await admin.connect();
  try {
    return await work({
      directory,
      async createDatabase(name) {
        await admin.query(`CREATE DATABASE ${name}`);
        const url = new URL(membership.url);
        url.pathname = `/${name}`;
        await prepareDatabase(url.href);
        return connect(url.href);
      },
      dropDatabase: async (name) => {
        await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      },
    });
  } finally {
    await admin.end();
    await membership.leave();
    for (const path of [places.directory, directory]) await rm(path, { recursive: true, force: true });
  }
}
