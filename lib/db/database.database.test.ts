import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, openDatabase } from "./database";
import { DatabaseUnavailableError } from "./database-unavailable-error";
import { createTestDatabase } from "./test-database";

afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
});

describe("openDatabase on the embedded server", () => {
  let home = "";

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "lacuna-home-"));
    // Open to the account that the server runs as where the tests run as root.
    await chmod(home, 0o711);
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("LACUNA_HOME", home);
    return async () => {
      await closeDatabase();
      await rm(home, { recursive: true });
    };
  });

  it("opens one database a process, and anew after closing", async () => {
    const [first, second] = await Promise.all([openDatabase(), openDatabase()]);
    expect(second).toBe(first);
    await first.prisma.project.create({ data: { slug: "kept", name: "Kept" } });
    await closeDatabase();
    await expect(first.pool.query("SELECT 1")).rejects.toThrow();
    const again = await openDatabase();
    expect(await again.prisma.project.count()).toBe(1);
  });

  it("opens it again after the server was lost", async () => {
    const lost = await openDatabase();
    const { rows } = await lost.pool.query("SELECT pg_postmaster_start_time() AS start");
    await expect(
      lost.pool.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend'",
      ),
    ).rejects.toThrow(/terminat/);
    await expect.poll(async () => (await openDatabase()) === lost).toBe(false);
    const again = await openDatabase();
    expect((await again.pool.query("SELECT pg_postmaster_start_time() AS start")).rows).toEqual(rows);
    await lost.pool.end();
  });
});

describe("openDatabase on a server of the user's own", () => {
  it("takes the address as it is, and leaves the server running", async () => {
    const database = await createTestDatabase();
    vi.stubEnv("DATABASE_URL", database.url);
    const opened = await openDatabase();
    expect(opened.url).toBe(database.url);
    await closeDatabase();
    expect(await database.prisma.project.count()).toBe(0);
    await database.drop();
  });

  it("says what cannot be reached, without the password, and tries again the next time", async () => {
    vi.stubEnv("DATABASE_URL", "postgresql://lacuna:secret@127.0.0.1:1/lacuna");
    const error = await openDatabase().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect(String(error)).toMatch(/127\.0\.0\.1:1\/lacuna cannot be reached: connect ECONNREFUSED/);
    expect(String(error)).not.toMatch(/secret/);
    vi.stubEnv("DATABASE_URL", "postgresql://lacuna:secret@127.0.0.1:2/lacuna");
    await expect(openDatabase()).rejects.toThrow(/127\.0\.0\.1:2\/lacuna cannot be reached/);
  });
});
