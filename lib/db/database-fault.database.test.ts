import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "./connect";
import { describeDatabaseFault } from "./database-fault";
import { DatabaseUnavailableError } from "./database-unavailable-error";
import { createTestDatabase, type TestDatabase } from "./test-database";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await db.drop();
});

async function catchError(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail("nothing was thrown"),
    (error: unknown) => error,
  );
}

/** An error as the server itself reports it, on both ways that Lacuna talks to it. */
async function raise(sqlstate: string): Promise<unknown[]> {
  const sql = `DO $$ BEGIN RAISE EXCEPTION 'on purpose' USING ERRCODE = '${sqlstate}'; END $$`;
  return [
    await catchError(db.pool.query(sql)),
    await catchError(db.prisma.$executeRawUnsafe(sql)),
    await catchError(db.prisma.$transaction((client) => client.$executeRawUnsafe(sql))),
  ];
}

describe("describeDatabaseFault", () => {
  it.each([
    ["53100", /disk.*full/],
    ["53300", /no connection left/],
    ["53200", /memory/],
    ["57P01", /lost/],
    ["57P02", /lost/],
    ["57P03", /starting or stopping/],
    ["08006", /lost/],
    ["58030", /disk/],
  ])("names the server's %s", async (sqlstate, fault) => {
    for (const error of await raise(sqlstate)) expect(describeDatabaseFault(error)).toMatch(fault);
  });

  it.each(["23505", "42601", "22P02", "57014", "P0001", "40001"])("leaves %s to its query", async (code) => {
    for (const error of await raise(code)) expect(describeDatabaseFault(error)).toBeNull();
  });

  it("tells of a session that is ended under its query", async () => {
    const kill = `SELECT pg_terminate_backend(pg_backend_pid())`;
    const other = connect(db.url);
    expect(describeDatabaseFault(await catchError(other.pool.query(kill)))).toMatch(/lost/);
    expect(describeDatabaseFault(await catchError(other.prisma.$queryRawUnsafe(kill)))).toMatch(/lost/);
    await other.close();
  });

  it("tells of a server that is not there", async () => {
    for (const url of [
      "postgresql://lacuna@127.0.0.1:1/lacuna",
      "postgresql://lacuna@localhost/lacuna?host=/nowhere",
      "postgresql://lacuna@lacuna.invalid:5432/lacuna",
    ]) {
      const away = connect(url);
      expect(describeDatabaseFault(await catchError(away.pool.query("SELECT 1"))), url).toMatch(/reached/);
      expect(describeDatabaseFault(await catchError(away.prisma.project.count())), url).toMatch(/reached/);
      await away.close();
    }
  });

  it("tells of a server that hangs up", async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const away = connect(`postgresql://lacuna@127.0.0.1:${port}/lacuna`);
    expect(describeDatabaseFault(await catchError(away.pool.query("SELECT 1")))).not.toBeNull();
    expect(describeDatabaseFault(await catchError(away.prisma.project.count()))).not.toBeNull();
    await away.close();
    server.close();
  });

  it("knows a full disk, and an error that says it all itself", () => {
    const full = Object.assign(new Error("write"), { code: "ENOSPC", syscall: "write" });
    expect(describeDatabaseFault(new Error("import failed", { cause: full }))).toMatch(/full/);
    expect(describeDatabaseFault(new DatabaseUnavailableError("It is PostgreSQL 9."))).toBe(
      "It is PostgreSQL 9.",
    );
  });

  it("takes nothing else for a fault of the database", () => {
    const aborted = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    const missing = Object.assign(new Error("ENOENT: no such file or directory, open 'a'"), {
      code: "ENOENT",
      syscall: "open",
    });
    const loop: { cause?: unknown } = {};
    loop.cause = loop;
    for (const error of [aborted, missing, loop, new TypeError("x is undefined"), "08006", null, undefined]) {
      expect(describeDatabaseFault(error)).toBeNull();
    }
  });
});
