import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { getEnvironment } from "./env";
import { repositoryRoot } from "./repository-root";

afterEach(() => vi.unstubAllEnvs());

describe("getEnvironment", () => {
  it("keeps everything in the checkout unless told otherwise", () => {
    vi.stubEnv("DATABASE_URL", undefined);
    vi.stubEnv("LACUNA_HOME", undefined);
    expect(getEnvironment()).toMatchObject({
      databaseUrl: undefined,
      lacunaHome: join(repositoryRoot(), ".lacuna"),
    });
  });

  it("takes an empty variable for one that is not set", () => {
    vi.stubEnv("DATABASE_URL", " ");
    vi.stubEnv("LACUNA_HOME", "");
    expect(getEnvironment().databaseUrl).toBeUndefined();
    expect(getEnvironment().lacunaHome).toBe(join(repositoryRoot(), ".lacuna"));
  });

  it("makes a relative home absolute", () => {
    vi.stubEnv("LACUNA_HOME", "somewhere");
    expect(getEnvironment().lacunaHome).toBe(join(process.cwd(), "somewhere"));
  });

  it("reads limits in megabytes, and refuses what is none", () => {
    vi.stubEnv("LACUNA_MAX_ENTRY_MB", "1.5");
    expect(getEnvironment().maxEntryBytes).toBe(1.5 * 2 ** 20);
    for (const text of ["many", "0", "-1", "512", "0x10"]) {
      vi.stubEnv("LACUNA_MAX_ENTRY_MB", text);
      expect(getEnvironment).toThrow(
        /^Environment variable LACUNA_MAX_ENTRY_MB must be a number of megabytes/,
      );
    }
  });

  it("refuses the address of another kind of database, without repeating its password", () => {
    vi.stubEnv("DATABASE_URL", "mysql://root:secret@localhost/lacuna");
    expect(getEnvironment).toThrow(/^Environment variable DATABASE_URL must be a PostgreSQL address/);
    expect(getEnvironment).not.toThrow(/secret/);
  });
});
