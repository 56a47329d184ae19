import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, types } from "pg";
import { PrismaClient } from "./generated/client";

/** An open database: what every service takes as its first argument. */
export type Database = {
  /** Address of this database, for a child process's `DATABASE_URL`. */
  url: string;
  /** For SQL and COPY. An int8 arrives as a number, or as a bigint where a number would be inexact. */
  pool: Pool;
  /** For imports, each of which holds a connection for as long as its sender likes: pages must not wait for those. */
  importers: Pool;
  prisma: PrismaClient;
};

const connectTimeoutMs = 30_000;
/** PostgreSQL takes 100 connections unless told otherwise, and other processes import as well. */
const MOST_IMPORTERS = 50;
const int8 = types.builtins.INT8;
// pg's list of types has no arrays.
const int8Array = 1016 as Parameters<typeof types.getTypeParser>[0];

/** Opens connections as they are needed; nothing here fails before the first query. */
export function connect(url: string): Database & { close(): Promise<void> } {
  const pool = createPool(url, 10);
  const importers = createPool(url, MOST_IMPORTERS);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    url,
    pool,
    importers,
    prisma,
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), importers.end()]);
    },
  };
}

function createPool(url: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: "lacuna",
    connectionTimeoutMillis: connectTimeoutMs,
    // Idle connections alone must not keep a command from ending.
    allowExitOnIdle: true,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced on the next query, which reports what is wrong.
  pool.on("error", () => {});
  // So does one that breaks while it is lent out; without a listener it would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

// Only for these pools: Prisma asks with parsers of its own, and pg's global ones belong to everybody.
const getTypeParser: typeof types.getTypeParser = (oid, format) => {
  if (format !== "binary" && oid === int8) return parseInt8;
  if (format !== "binary" && oid === int8Array) return parseInt8Array;
  return types.getTypeParser(oid, format);
};

function parseInt8(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

function parseInt8Array(text: string): (number | bigint | null)[] {
  const items: (string | null)[] = types.getTypeParser(int8Array)(text);
  return items.map((item) => (item === null ? null : parseInt8(item)));
}
